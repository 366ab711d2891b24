package io.roadloop.trainer.objective.jigsaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.Vector;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderLossTest {
    private static final Vector ORDER = Vector.named("04c_jigsaw_ce.json");

    @Test
    void shouldGiveTheValueAndTheGradientsOfTheVector() {
        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                GradientMode recording = GradientMode.on()) {
            NDArray labelled = ORDER.input("logits_l", manager);
            NDArray unlabelled = ORDER.input("logits_u", manager);
            Gradients.enable(new NDList(labelled, unlabelled));

            NDArray loss = OrderLoss.of(labelled, ids("ids_l")).add(OrderLoss.of(unlabelled, ids("ids_u")));
            Gradients.backward(loss);

            assertThat((double) loss.toFloatArray()[0]).isCloseTo(ORDER.expected("loss")[0], within(1e-5));
            assertThat(Vector.doubles(labelled.getGradient().toFloatArray()))
                    .containsExactly(ORDER.expected("grad_logits_l"), within(1e-6));
            assertThat(Vector.doubles(unlabelled.getGradient().toFloatArray()))
                    .containsExactly(ORDER.expected("grad_logits_u"), within(1e-6));
        }
    }

    @Test
    void shouldTeachPermutation255LikeAnyOther() {
        try (NDManager manager = TorchDevice.newManager(Device.cpu())) {
            NDArray logits = manager.zeros(new Shape(1, 300));

            NDArray loss = OrderLoss.of(logits, List.of(255));

            assertThat((double) loss.toFloatArray()[0]).isCloseTo(Math.log(300), within(1e-5));
        }
    }

    private static List<Integer> ids(String name) {
        return Arrays.stream(ORDER.input(name)).mapToObj(id -> (int) id).toList();
    }
}
