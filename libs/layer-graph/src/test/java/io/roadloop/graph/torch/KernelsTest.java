package io.roadloop.graph.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.support.Vector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KernelsTest {
    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Kernels kernels = Kernels.load(manager);

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    @Test
    void shouldFollowTheStudentLikeVector01a() {
        Vector vector = Vector.read("01a_ema_update");
        NDList teacher = new NDList(vector.input(manager, "teacher_0", DataType.FLOAT64));

        for (int step = 1; step <= 3; step++) {
            NDList student = new NDList(vector.input(manager, "student_" + step, DataType.FLOAT64));
            kernels.lerp_(teacher, student, 1 - vector.parameter("alpha"));

            assertThat(teacher.head().toDoubleArray())
                    .containsExactly(vector.expected("teacher_after_" + step), within(1e-9));
        }
    }

    @Test
    void shouldStepBySgdLikeVector22() {
        Vector vector = Vector.read("22_optimiser_steps");
        NDList weights = new NDList(vector.input(manager, "w0", DataType.FLOAT64));
        NDList velocity = new NDList(weights.head().zerosLike());

        for (int step = 1; step <= 4; step++) {
            NDList gradient = new NDList(vector.input(manager, "grad_" + step, DataType.FLOAT64));
            kernels.sgdStep_(
                    weights,
                    gradient,
                    velocity,
                    vector.parameter("sgd", "lr"),
                    vector.parameter("sgd", "momentum"),
                    vector.parameter("sgd", "weight_decay"));

            assertThat(weights.head().toDoubleArray())
                    .containsExactly(vector.expected("sgd_after_" + step), within(1e-12));
        }
    }

    @Test
    void shouldStepByAdamLikeVector22() {
        Vector vector = Vector.read("22_optimiser_steps");
        NDList weights = new NDList(vector.input(manager, "w0", DataType.FLOAT64));
        NDList first = new NDList(weights.head().zerosLike());
        NDList second = new NDList(weights.head().zerosLike());

        for (int step = 1; step <= 4; step++) {
            NDList gradient = new NDList(vector.input(manager, "grad_" + step, DataType.FLOAT64));
            double decay = vector.parameter("adam", "weight_decay");
            double rate = vector.parameter("adam", "lr");
            kernels.adamStep_(weights, gradient, AdamMoments.of(first, second, step), rate, decay);

            assertThat(weights.head().toDoubleArray())
                    .containsExactly(vector.expected("adam_after_" + step), within(1e-12));
        }
    }

    @Test
    void shouldShrinkTheWeightsApartFromTheGradientWhenSteppingByAdamW() {
        NDList weights = new NDList(manager.create(new double[] {2, -4}));
        NDList zeros = new NDList(manager.create(new double[] {0, 0}));
        AdamMoments moments =
                AdamMoments.of(new NDList(manager.create(new double[2])), new NDList(manager.create(new double[2])), 1);

        kernels.adamwStep_(weights, zeros, moments, 0.1, 0.5);

        assertThat(weights.head().toDoubleArray()).containsExactly(new double[] {1.9, -3.8}, within(1e-12));
    }

    @Test
    void shouldClipPositiveAndNegativeGradientsByOneFactor() {
        NDList gradients = new NDList(manager.create(new double[] {3, -4}), manager.create(new double[] {-12}));

        NDArray norm = kernels.clip_(gradients, 6.5, manager);

        assertThat(norm.getDouble()).isEqualTo(13);
        assertThat(gradients.get(0).toDoubleArray()).containsExactly(new double[] {1.5, -2}, within(1e-6));
        assertThat(gradients.get(1).toDoubleArray()).containsExactly(new double[] {-6}, within(1e-6));
    }

    @Test
    void shouldLeaveGradientsBelowTheLimitAlone() {
        NDList gradients = new NDList(manager.create(new double[] {3, -4}));

        kernels.clip_(gradients, 6, manager);

        assertThat(gradients.head().toDoubleArray()).containsExactly(3, -4);
    }

    @Test
    void shouldRefuseMoreClassesThanAByteHas() {
        NDArray logits = manager.zeros(new Shape(1, 257, 1, 1));

        assertThatThrownBy(() -> kernels.predict(logits)).hasMessageContainingAll("257 classes", "at most 256");
    }

    @Test
    void shouldScaleCopyAndZeroWholeLists() {
        NDList target = new NDList(manager.create(new float[] {1, 2}), manager.create(new float[] {3}));
        NDList source = new NDList(manager.create(new float[] {5, 6}), manager.create(new float[] {7}));

        kernels.copy_(target, source);
        kernels.scale_(target, 2);
        kernels.zero_(source);

        assertThat(target.get(0).toFloatArray()).containsExactly(10, 12);
        assertThat(target.get(1).toFloatArray()).containsExactly(14);
        assertThat(source.get(0).toFloatArray()).containsExactly(0, 0);
    }

    @Test
    void shouldDoNothingWithEmptyLists() {
        kernels.lerp_(new NDList(), new NDList(), 0.5);
        kernels.sgdStep_(new NDList(), new NDList(), new NDList(), 0.1, 0.9, 0);
        kernels.zero_(new NDList());

        assertThat(manager.isOpen()).isTrue();
    }

    @Test
    void shouldTakeTheLogarithmOfSoftmaxLikeVector20a() {
        Vector vector = Vector.read("20a_softmax");
        NDArray logits = vector.input(manager, "logits", DataType.FLOAT64).reshape(4, 3, 1, 1);
        double[] expected = vector.expected("log_softmax");

        for (int label = 0; label < 3; label++) {
            NDArray labels = manager.full(new Shape(4, 1, 1), label, DataType.UINT8);
            double[] losses = kernels.crossEntropyMap(logits, labels).toDoubleArray();

            for (int row = 0; row < 4; row++) {
                assertThat(-losses[row]).isCloseTo(expected[row * 3 + label], within(1e-9));
            }
        }
    }

    @Test
    void shouldIgnoreLabel255InValueAndGradient() {
        NDArray logits = manager.create(new double[] {2, 5, 0, -3}, new Shape(1, 2, 1, 2));
        NDArray labels = labels(0, 255);
        try (GradientMode recording = GradientMode.on()) {
            Gradients.enable(new NDList(logits));

            NDArray loss = kernels.crossEntropy(logits, labels);
            Gradients.backward(loss);

            double p = 1 / (1 + Math.exp(-2));
            assertThat(loss.getDouble()).isCloseTo(-Math.log(p), within(1e-9));
            assertThat(Gradients.of(new NDList(logits), manager).head().toDoubleArray())
                    .containsExactly(new double[] {p - 1, 0, 1 - p, 0}, within(1e-9));
        }
    }

    @Test
    void shouldGiveZeroWhenNoPixelHasALabel() {
        NDArray logits = manager.create(new double[] {2, 5, 0, -3}, new Shape(1, 2, 1, 2));

        assertThat(kernels.crossEntropy(logits, labels(255, 255)).getDouble()).isZero();
    }

    @Test
    void shouldPredictTheLikeliestClassAndItsProbability() {
        NDArray logits = manager.create(new float[] {0, 4, 2, 4}, new Shape(1, 2, 1, 2));

        Kernels.Prediction prediction = kernels.predict(logits);

        assertThat(prediction.classes().toByteArray()).containsExactly(1, 0);
        assertThat(prediction.probability().toFloatArray())
                .containsExactly(new float[] {(float) (1 / (1 + Math.exp(-2))), 0.5f}, within(1e-6f));
    }

    private NDArray labels(int... values) {
        return manager.create(values, new Shape(1, 1, values.length)).toType(DataType.UINT8, false);
    }
}
