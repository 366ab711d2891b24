package io.roadloop.standalone.bench;

import io.roadloop.trainer.pool.SampleSource;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.LearningSettings;

/** A recipe whose steps are timed, one after another, all objectives at their full weight. Owns native memory: close it. */
final class RunningRecipe implements AutoCloseable {
    /** A round in which the learning rate soon stands at its height, so that the teacher becomes sure and fills memories. */
    static final int STEPS = 2_000;

    private final Learning learning;
    private final SampleSource samples;
    /** Nothing starts or rises any more. */
    private StepClock clock = StepClock.start(STEPS).settled();

    private RunningRecipe(Learning learning, SampleSource samples) {
        this.learning = learning;
        this.samples = samples;
    }

    /**
     * Ready to be timed.
     *
     * @param warmUp steps that fill memories, at least 0; what one of them throws leaves nothing open
     */
    static RunningRecipe start(Recipe recipe, LearningSettings settings, SampleSource samples, int warmUp) {
        RunningRecipe running = new RunningRecipe(Learning.start(recipe, settings), samples);
        try {
            for (int i = 0; i < warmUp; i++) {
                running.step();
            }
            return running;
        } catch (RuntimeException | Error failed) {
            running.close();
            throw failed;
        }
    }

    void step() {
        learning.step(samples, clock);
        clock = clock.next();
    }

    @Override
    public void close() {
        learning.close();
    }
}
