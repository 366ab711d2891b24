package io.roadloop.trainer.objective.auxiliary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.Vector;
import org.junit.jupiter.api.Test;

class RightnessLossTest {
    private static final Vector RIGHTNESS = Vector.named("17_aux_loss.json");
    private static final double OFFSET = 1.04;
    private static final ClassRecord COUNTED =
            new ClassRecord(RIGHTNESS.expected("positives_per_class"), RIGHTNESS.expected("negatives_per_class"));

    @Test
    void shouldBalanceAndWeighTheClassesLikeTheVector() {
        assertThat(COUNTED.balances()).containsExactly(RIGHTNESS.expected("gamma"), within(1e-12));
        assertThat(COUNTED.weights(OFFSET)).containsExactly(RIGHTNESS.expected("W"), within(1e-12));
    }

    @Test
    void shouldNotBalanceAClassOfWhichAnAverageHasNextToNothing() {
        ClassRecord faded = new ClassRecord(new double[] {1e-4, 100, 4}, new double[] {100, 1e-4, 2});

        assertThat(faded.balances()).containsExactly(1, 1, 0.5);
    }

    @Test
    void shouldGiveTheValueAndTheGradientOfTheVector() {
        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                GradientMode recording = GradientMode.on()) {
            NDArray logits = RIGHTNESS.input("aux_logits", manager);
            Gradients.enable(new NDList(logits));
            NDArray predicted = RIGHTNESS.input("seg_prediction", manager).toType(DataType.UINT8, false);
            NDArray labels = RIGHTNESS.input("labels", manager).toType(DataType.UINT8, false);

            NDArray loss = RightnessLoss.of(logits, predicted, labels, COUNTED, OFFSET);
            Gradients.backward(loss);

            assertThat((double) loss.toFloatArray()[0]).isCloseTo(RIGHTNESS.expected("loss")[0], within(1e-5));
            assertThat(Vector.doubles(logits.getGradient().toFloatArray()))
                    .containsExactly(RIGHTNESS.expected("grad_aux_logits"), within(1e-6));
        }
    }

    @Test
    void shouldStayFiniteWhereTheNetworkIsSureAndWrong() {
        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                GradientMode recording = GradientMode.on()) {
            NDArray logits = manager.create(new float[] {300, -300}, new Shape(1, 1, 1, 2));
            Gradients.enable(new NDList(logits));
            NDArray predicted = manager.zeros(new Shape(1, 1, 2), DataType.UINT8);
            NDArray labels =
                    manager.create(new byte[] {1, 0}, new Shape(1, 1, 2)).toType(DataType.UINT8, false);

            NDArray loss = RightnessLoss.of(logits, predicted, labels, ClassRecord.empty(2), OFFSET);
            Gradients.backward(loss);

            assertThat((double) loss.toFloatArray()[0]).isCloseTo(300, within(1e-3));
            assertThat(logits.getGradient().toFloatArray()).containsExactly(0.5f, -0.5f);
        }
    }

    /** Where nothing is counted both classes weigh 1, and a pixel that is right costs −log a. */
    @Test
    void shouldTakeTheLogarithmOfTheSigmoidLikeVector20a() {
        Vector vector = Vector.named("20a_softmax.json");
        double[] scores = vector.input("logits");
        double[] costs = new double[scores.length];
        try (NDManager manager = TorchDevice.newManager(Device.cpu())) {
            NDArray zero = manager.zeros(new Shape(1, 1, 1), DataType.UINT8);

            for (int i = 0; i < scores.length; i++) {
                NDArray logit = manager.full(new Shape(1, 1, 1, 1), (float) scores[i]);
                costs[i] = -RightnessLoss.of(logit, zero, zero, ClassRecord.empty(2), OFFSET)
                        .toFloatArray()[0];
            }
        }

        assertThat(costs).containsExactly(vector.expected("log_sigmoid"), within(1e-6));
    }

    @Test
    void shouldBeZeroWhereNothingIsLabelled() {
        try (NDManager manager = TorchDevice.newManager(Device.cpu())) {
            NDArray logits = manager.ones(new Shape(1, 1, 1, 2));
            NDArray predicted = manager.zeros(new Shape(1, 1, 2), DataType.UINT8);
            NDArray labels = manager.full(new Shape(1, 1, 2), 255).toType(DataType.UINT8, false);

            NDArray loss = RightnessLoss.of(logits, predicted, labels, COUNTED, OFFSET);

            assertThat(loss.toFloatArray()[0]).isZero();
        }
    }
}
