package io.roadloop.standalone.bench;

import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.pool.SampleSource;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.schedule.Schedule;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.LearningSettings;

/** A recipe whose steps are timed, one after another, all objectives at their full weight. Owns native memory: close it. */
final class RunningRecipe implements AutoCloseable {
    /** A round in which the learning rate soon stands at its height, so that the teacher becomes sure and fills memories. */
    static final int STEPS = 2_000;

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
     * @param warmUp steps that fill memories, at least 0; what one of them throws leaves nothing open
     */
    static RunningRecipe start(Recipe recipe, LearningSettings settings, SampleSource samples, int warmUp) {
        RunningRecipe running = new RunningRecipe(Learning.start(risen(recipe), settings), samples);
        try {
            for (int i = 0; i < warmUp; i++) {
                running.step();
            }
            running.clock = running.clock.settled();
            return running;
        } catch (RuntimeException | Error failed) {
            running.close();
            throw failed;
        }
    }

    /** The recipe whose objectives have their full weight from the first step on. */
    private static Recipe risen(Recipe recipe) {
        StepClock settled = StepClock.start(STEPS).settled();
        return recipe.withTerms(recipe.terms().stream()
                .map(term -> new Term(
                        term.name(),
                        term.objective(),
                        new Schedule.Constant(term.weight().at(settled))))
                .toList());
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
