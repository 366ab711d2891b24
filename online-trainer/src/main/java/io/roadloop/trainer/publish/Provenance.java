package io.roadloop.trainer.publish;

import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomy;

/**
 * What is the same for every model of one trainer.
 *
 * @param model the model's name, also the key of its releases
 * @param taxonomy of its classes
 * @param size training size: at which frames are given to it
 * @param recipe what trains it
 * @param seed of the run
 * @param version Roadloop's
 */
public record Provenance(String model, Taxonomy taxonomy, Size size, Recipe recipe, long seed, String version) {}
