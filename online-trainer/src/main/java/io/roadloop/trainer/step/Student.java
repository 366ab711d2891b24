package io.roadloop.trainer.step;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.trainer.optimiser.OptimiserRun;
import io.roadloop.trainer.recipe.Learner;
import io.roadloop.trainer.schedule.StepClock;

/**
 * A learner at work.
 *
 * @param settings what the recipe says of it
 * @param model its numbers, of which those that learn are changed
 * @param optimiser what it remembers of its gradients
 */
record Student(Learner settings, Model model, OptimiserRun optimiser) {
    /** The gradients after the backward pass, clipped, and their norm before that. */
    record Clipped(NDList gradients, double norm) {}

    /**
     * Scales the gradients, all by one factor, to the largest norm that the recipe allows.
     *
     * @throws DivergedException if the norm is not a finite number; nothing is changed then
     */
    Clipped clip(Kernels kernels, NDManager step, StepClock clock) {
        NDList gradients = Gradients.of(model.learnt(), step);
        double norm = kernels.clip_(gradients, Math.min(settings.clip(), Float.MAX_VALUE), step)
                .toFloatArray()[0];
        if (!Double.isFinite(norm)) {
            throw new DivergedException(
                    clock.total(),
                    "the norm of the gradient of " + settings.model() + " is " + norm + "; no weight was changed");
        }
        return new Clipped(gradients, norm);
    }

    /** Changes the weights by the gradients, and clears these for the next step. */
    void learn(Clipped clipped, Kernels kernels, StepClock clock) {
        optimiser.step(clipped.gradients(), settings.rate().at(clock));
        kernels.zero_(clipped.gradients());
    }

    /** Clears the gradients without learning from them. */
    void forget(Kernels kernels, NDManager step) {
        kernels.zero_(Gradients.of(model.learnt(), step));
    }
}
