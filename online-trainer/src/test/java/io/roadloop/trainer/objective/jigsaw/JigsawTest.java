package io.roadloop.trainer.objective.jigsaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Head;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Shuffled;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import io.roadloop.trainer.view.Warp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JigsawTest {
    private static final ModelName STUDENT = new ModelName("student");
    private static final Head HEAD = new Head(STUDENT, "jigsaw");
    private static final View SHUFFLED = new Shuffled(new Source(Pool.STREAM), 100, 0);
    private static final Reading.Key KEY = new Reading.Key(STUDENT, SHUFFLED, Flow.GRADIENT);

    @Test
    void shouldAskForTheShuffledViewTheLevelsAndTheHead() {
        var demands = new Jigsaw(STUDENT, SHUFFLED, HEAD).demands();

        assertThat(demands.views()).containsExactly(SHUFFLED);
        assertThat(demands.readings()).containsEntry(KEY, Set.of("level-0", "level-1", "level-2", "level-3"));
        assertThat(demands.heads()).containsExactly(HEAD);
    }

    @Test
    void shouldTeachThePermutationThatEachImageWasShuffledBy() {
        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                Kernels kernels = Kernels.load(manager);
                GradientMode recording = GradientMode.on()) {
            NDArray logits = manager.create(new float[] {2, 0, 0, 0, 0, 3}, new Shape(2, 3, 1, 1));
            Gradients.enable(new NDList(logits));
            NDArray level = manager.zeros(new Shape(2, 1, 1, 1));
            GivenStep step = new GivenStep(manager, kernels, 2)
                    .with(
                            SHUFFLED,
                            new Scene(
                                    manager.zeros(new Shape(2, 3, 9, 9)),
                                    Optional.empty(),
                                    new Warp.Tiles(List.of(0, 2), manager.zeros(new Shape(2, 81)))))
                    .with(
                            KEY,
                            new Reading(Map.of("level-0", level, "level-1", level, "level-2", level, "level-3", level)))
                    .with(HEAD, (copy, flow, levels) -> logits);

            NDArray loss = new Jigsaw(STUDENT, SHUFFLED, HEAD).loss(step);
            Gradients.backward(loss);

            double first = Math.log(1 + 2 * Math.exp(-2));
            double second = Math.log(1 + 2 * Math.exp(-3));
            assertThat((double) loss.toFloatArray()[0]).isCloseTo((first + second) / 2, within(1e-6));
            assertThat(logits.getGradient().toFloatArray()[0]).isNegative();
            assertThat(logits.getGradient().toFloatArray()[5]).isNegative();
        }
    }

    @Test
    void shouldRefuseAViewThatIsNotShuffled() {
        assertThatThrownBy(() -> new Jigsaw(STUDENT, new Source(Pool.STREAM), HEAD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stream is not shuffled");
    }
}
