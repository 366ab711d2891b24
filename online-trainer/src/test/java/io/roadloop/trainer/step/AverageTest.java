package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.Vector;
import org.junit.jupiter.api.Test;

class AverageTest {
    @Test
    void shouldFollowTheStudentAsTheVectorDoes() {
        Vector vector = Vector.named("01a_ema_update.json");
        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                Kernels kernels = Kernels.load(manager)) {
            NDArray teacher = vector.input("teacher_0", manager);
            for (int i = 1; i <= 3; i++) {
                Average.follow(kernels, new NDList(teacher), new NDList(vector.input("student_" + i, manager)), 0.99);

                assertThat(Vector.doubles(teacher.toFloatArray()))
                        .containsExactly(vector.expected("teacher_after_" + i), within(1e-6));
            }
        }
    }
}
