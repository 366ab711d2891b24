package io.roadloop.trainer.recipe;

import io.roadloop.trainer.optimiser.Optimiser;
import io.roadloop.trainer.schedule.Schedule;
import io.roadloop.trainer.view.ModelName;

/**
 * A model that learns by gradient.
 *
 * @param model its name
 * @param build what it is made of
 * @param optimiser how gradients become changes
 * @param rate the learning rate
 * @param rates by what each part of the model multiplies it
 * @param clip the largest global gradient norm: a larger gradient is scaled down to it, whole; infinite for no limit
 */
public record Learner(ModelName model, Build build, Optimiser optimiser, Schedule rate, Rates rates, double clip) {}
