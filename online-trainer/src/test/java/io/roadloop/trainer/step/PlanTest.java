package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.view.ModelName;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a step computes for memories. */
class PlanTest {
    private static final ModelName TEACHER = new ModelName("teacher");
    private static final Set<Pool> FILLED = Set.of(Pool.LABELLED, Pool.STREAM);
    private static final String YAML = """
        models:
          student: { network: dense-road/compact }
          teacher: { follows: student, momentum: 0.99 }
        batch: { labelled: 2, stream: 2 }
        memories:
          often: { class-windows: { labelled: labelled, teacher: teacher, stream: stream } }
        objectives:
          supervised: { cross-entropy: { model: student, on: labelled } }
          pseudo:
            pseudo-labels:
              { model: student, on: labelled, targets: student, weights: { class-balance: { memory: often } } }
            WEIGHT
        learners:
          student: { sgd: {}, rate: { constant: { from: 0.1 } } }
        export: student
        """;

    @Test
    void shouldComputeNothingForAMemoryThatOnlyATermOfWeightNoughtLooksInto() {
        Plan plan = planned("weight: 0");

        assertThat(plan.watching()).isEmpty();
        assertThat(plan.readings().keySet()).extracting(Reading.Key::model).doesNotContain(TEACHER);
    }

    @Test
    void shouldLetAMemoryWatchBeforeTheTermBeginsThatLooksIntoIt() {
        Plan plan = planned("start: 50 %");

        assertThat(plan.terms()).hasSize(1);
        assertThat(plan.watching()).extracting(Memory.Law::name).containsExactly("often");
        assertThat(plan.readings().keySet()).extracting(Reading.Key::model).contains(TEACHER);
    }

    private static Plan planned(String weight) {
        Recipe recipe = Recipes.parse("test", YAML.replace("WEIGHT", weight));
        return Plan.of(recipe, FILLED, StepClock.start(10));
    }
}
