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

    /**
     * Steps with all memories begun, before the first that is timed: windows of 256 images of the stream, two a step, are
     * full after 128.
     */
    static final int FILLING = 200;

    private final Learning learning;
    private final SampleSource samples;
    /** From the beginning: an average forgets its random start by the count of steps, and only then becomes sure. */
    private StepClock clock = StepClock.start(STEPS);

    private RunningRecipe(Learning learning, SampleSource samples) {
        this.learning = learning;
        this.samples = samples;
    }

    /**
     * Ready to be timed: nothing starts or rises any more.
     *
     * @param warmUp steps from the beginning, at least 0; where a memory does not begin at once, {@value #FILLING} more
     *     fill them. What one of them throws leaves nothing open
     */
    static RunningRecipe start(Recipe recipe, LearningSettings settings, SampleSource samples, int warmUp) {
        RunningRecipe running = new RunningRecipe(Learning.start(recipe.risen(), settings), samples);
        try {
            running.steps(warmUp);
            boolean begun = recipe.neededMemories().stream()
                    .allMatch(memory -> memory.start().isOver(StepClock.start(STEPS)));
            running.clock = running.clock.settled();
            running.steps(begun ? 0 : FILLING);
            return running;
        } catch (RuntimeException | Error failed) {
            running.close();
            throw failed;
        }
    }

    private void steps(int count) {
        for (int i = 0; i < count; i++) {
            step();
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
