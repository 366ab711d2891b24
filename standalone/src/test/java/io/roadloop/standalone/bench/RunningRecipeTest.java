package io.roadloop.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.trainer.step.NothingToLearnException;
import io.roadloop.vision.Size;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunningRecipeTest {
    private static final long MILLIS = 10_000;

    @Test
    void shouldEndTheLearningWhoseWarmUpFails() throws InterruptedException {
        Recipe recipe = Recipes.named("supervised");
        LearningSettings settings = new LearningSettings(new Size(32, 32), 11, Device.cpu(), Precision.FP32, 1);
        MemoryPools empty = MemoryPools.of(List.of(), List.of(), List.of());
        Set<Thread> before = threadsOfLearnings();

        assertThatThrownBy(() -> RunningRecipe.start(recipe, settings, empty, 1))
                .isInstanceOf(NothingToLearnException.class);

        for (Thread thread : threadsOfLearnings()) {
            if (!before.contains(thread)) {
                thread.join(MILLIS);
                assertThat(thread.isAlive()).as("draws batches").isFalse();
            }
        }
    }

    private static Set<Thread> threadsOfLearnings() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("roadloop-batches"))
                .collect(Collectors.toSet());
    }
}
