package io.roadloop.graph.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LossKernelsTest {
    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Kernels kernels = Kernels.load(manager);
    private final LossKernels losses = kernels.losses();

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    @Test
    void shouldHoldForHardWhatIsBelowTheThreshold() {
        NDArray surprise = manager.create(surprises(0.1, 0.9, 0.5, 0.3), new Shape(1, 2, 2));

        NDArray hard = losses.hardPixels(surprise, labels(new Shape(1, 2, 2), 0, 0, 255, 1), 0.4, 1);

        assertThat(hard.toFloatArray()).containsExactly(1, 0, 0, 1);
    }

    @Test
    void shouldKeepTheHardestWhereTooFewAreBelowTheThreshold() {
        NDArray surprise = manager.create(surprises(0.1, 0.9, 0.5, 0.3), new Shape(1, 2, 2));

        NDArray hard = losses.hardPixels(surprise, labels(new Shape(1, 2, 2), 0, 0, 255, 1), 0.01, 2);

        assertThat(hard.toFloatArray()).containsExactly(1, 0, 0, 1);
    }

    @Test
    void shouldAcceptTheClassesOfTheNeighboursButOfAStrictPixelItsOwn() {
        NDArray labels = labels(new Shape(1, 1, 4), 0, 1, 2, 255);

        NDArray near = losses.classesNear(labels, manager.create(new float[] {0, 0, 1}), 3);

        assertThat(near.toBooleanArray())
                .containsExactly(
                        true, true, false, true, // class 0
                        true, true, false, true, // class 1
                        false, true, true, true); // class 2
    }

    @Test
    void shouldCompareAnglesAndSendGradientToTheStudentAlone() {
        try (GradientMode recording = GradientMode.on()) {
            NDArray student = manager.create(new float[] {1, 1, 0, 2}, new Shape(1, 2, 1, 2));
            NDArray teacher = manager.create(new float[] {3, 0, 0, 1}, new Shape(1, 2, 1, 2));
            Gradients.enable(new NDList(student));
            Shape one = new Shape(1, 1);
            LossKernels.PairTiles pair = new LossKernels.PairTiles(
                    manager.create(new long[] {0}, one),
                    manager.create(new long[] {1}, one),
                    manager.create(new float[] {6}, one),
                    manager.create(new float[] {0.5f}, one));

            NDArray gaps = losses.pairGaps(student, teacher, pair);
            Gradients.backward(gaps);

            // Pixels (1, 0) and (1, 2): the cosine is 1/√5, the teacher's 0.
            assertThat((double) gaps.toFloatArray()[0]).isCloseTo(3 / 5.0, within(1e-6));
            double slope = 3 * 2 / Math.sqrt(5);
            double[] expected = {
                0, slope * 4 / (5 * Math.sqrt(5)), slope * 2 / Math.sqrt(5), slope * -2 / (5 * Math.sqrt(5))
            };
            float[] gradient = student.getGradient().toFloatArray();
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) gradient[i]).isCloseTo(expected[i], within(1e-5));
            }
        }
    }

    private NDArray labels(Shape shape, int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return manager.create(ByteBuffer.wrap(bytes), shape, DataType.UINT8);
    }

    private static float[] surprises(double... probabilities) {
        float[] surprises = new float[probabilities.length];
        for (int i = 0; i < surprises.length; i++) {
            surprises[i] = (float) -Math.log(probabilities[i]);
        }
        return surprises;
    }
}
