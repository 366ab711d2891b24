package io.roadloop.trainer.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.Vector;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Vector SOFTMAX = Vector.named("20a_softmax.json");

    @Test
    void shouldGiveTheProbabilitiesOfVector20aAndTheirLogarithms() {
        try (NDManager manager = TorchDevice.newManager(Device.cpu())) {
            Reading reading = new Reading(SOFTMAX.input("logits", manager).reshape(4, 3, 1, 1));

            float[] probabilities = reading.probabilities().toFloatArray();
            float[] logarithms = reading.logProbabilities().toFloatArray();

            assertThat(Vector.doubles(probabilities)).containsExactly(SOFTMAX.expected("softmax"), within(1e-6));
            assertThat(Vector.doubles(logarithms)).containsExactly(SOFTMAX.expected("log_softmax"), within(1e-4));
        }
    }
}
