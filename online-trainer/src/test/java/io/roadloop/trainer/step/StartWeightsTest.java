package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.WeightsMismatchException;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.torch.Precision;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.Weights;
import io.roadloop.graph.weights.WeightFiles;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.recipe.InvalidRecipeException;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartWeightsTest {
    private static final LearningSettings SETTINGS =
            new LearningSettings(Patterns.SIZE, Patterns.CLASSES, Device.cpu(), Precision.FP32, 1);

    @Test
    void shouldStartLearnerAndFollowerFromTheFileThatTheRecipeNames(@TempDir Path folder) {
        Graph graph = Networks.named("dense-road/compact", Patterns.CLASSES);
        Map<String, float[]> weights = Weights.initial(graph, 77);
        Path file = folder.resolve("start.safetensors");
        WeightFiles.save(graph, weights, file, Map.of());

        try (Learning learning = Learning.start(recipe(file.toString()), SETTINGS)) {
            LearningState state = learning.state();

            weights.forEach((path, values) -> {
                assertThat(state.arrays().get("student/weights/" + path)).isEqualTo(values);
                assertThat(state.arrays().get("teacher/weights/" + path)).isEqualTo(values);
            });
        }
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() {
        assertThatThrownBy(() -> recipe("no-such.safetensors"))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessageContaining("models.student.weights is no-such.safetensors: must be the path");
    }

    @Test
    void shouldCloseWhatItHasOpenedWhenTheWeightsAreThoseOfAnotherNetwork(@TempDir Path folder) {
        Graph other = Networks.named("dense-road/full", Patterns.CLASSES);
        Path file = folder.resolve("other.safetensors");
        WeightFiles.save(other, Weights.initial(other, 77), file, Map.of());
        NDManager manager = TorchDevice.newManager(Device.cpu());
        NDArray inside = manager.newSubManager().zeros(new Shape(1));

        assertThatThrownBy(() -> Learning.start(recipe(file.toString()), SETTINGS, manager))
                .isInstanceOf(WeightsMismatchException.class);

        assertThat(manager.isOpen()).isFalse();
        assertThat(inside.isReleased()).as("what was made below it").isTrue();
    }

    private static Recipe recipe(String file) {
        return Recipes.parse("start", """
            models:
              student: { network: dense-road/compact, weights: "FILE" }
              teacher: { follows: student, momentum: 0.99 }
            batch: { labelled: 4 }
            objectives: { supervised: { cross-entropy: { model: student, on: labelled } } }
            learners: { student: { sgd: {}, rate: { constant: { from: 0.1 } } } }
            export: student
            """.replace("FILE", file));
    }
}
