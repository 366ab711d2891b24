package io.roadloop.trainer.objective.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.Vector;
import org.junit.jupiter.api.Test;

class PixelConsistencyTest {
    private static final Vector PIXELS = Vector.named("08_pixel_consistency.json");

    @Test
    void shouldGiveTheValueAndTheGradientOfTheVector() {
        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                GradientMode recording = GradientMode.on()) {
            NDArray student = PIXELS.input("student_logits", manager);
            Gradients.enable(new NDList(student));
            NDArray teacher = PIXELS.input("teacher_logits", manager);

            NDArray loss = PixelConsistency.of(student.softmax(1), teacher.softmax(1));
            Gradients.backward(loss);

            assertThat((double) loss.toFloatArray()[0]).isCloseTo(PIXELS.expected("loss")[0], within(1e-6));
            assertThat(Vector.doubles(student.getGradient().toFloatArray()))
                    .containsExactly(PIXELS.expected("grad_student_logits"), within(1e-7));
        }
    }
}
