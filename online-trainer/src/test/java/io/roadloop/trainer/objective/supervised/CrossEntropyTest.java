package io.roadloop.trainer.objective.supervised;

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
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.Vector;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.GivenLabels;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Lesson;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.SampleTrust;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.objective.Weighing;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import io.roadloop.vision.LabelMask;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrossEntropyTest {
    private static final View LABELLED = new Source(Pool.LABELLED);
    private static final ModelName STUDENT = new ModelName("student");
    private static final CrossEntropy OBJECTIVE =
            new CrossEntropy(Lesson.of(STUDENT, LABELLED, new GivenLabels()), WeighedMean.OVER_LABELLED);

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Kernels kernels = Kernels.load(manager);

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    @Test
    void shouldAverageOverTaughtPixelsOnly() {
        try (GradientMode recording = GradientMode.on()) {
            NDArray logits = manager.create(new float[] {1, 0, 5, 0, 2, -5}, new Shape(1, 2, 1, 3));
            Gradients.enable(new NDList(logits));

            NDArray loss = OBJECTIVE.loss(step(logits, 0, 1, 255));
            Gradients.backward(loss);

            double first = 1 / (1 + Math.exp(-1));
            double second = 1 / (1 + Math.exp(-2));
            assertThat((double) loss.toFloatArray()[0])
                    .isCloseTo(-(Math.log(first) + Math.log(second)) / 2, within(1e-6));
            assertThat(Vector.doubles(logits.getGradient().toFloatArray()))
                    .containsExactly(
                            new double[] {(first - 1) / 2, (1 - second) / 2, 0, (1 - first) / 2, (second - 1) / 2, 0},
                            within(1e-6));
        }
    }

    @Test
    void shouldBeZeroWhenNothingIsTaught() {
        NDArray logits = manager.create(new float[] {1, 0, 5, 0, 2, -5}, new Shape(1, 2, 1, 3));

        NDArray loss = OBJECTIVE.loss(step(logits, 255, 255, 255));

        assertThat(loss.toFloatArray()[0]).isZero();
    }

    @Test
    void shouldAverageLikeVector10bWhenClassesAreWeighed() {
        ByClass alpha =
                new ByClass(Vector.named("10b_weighted_ce_supervised.json").input("alpha"));

        assertLike10b(weighed(alpha), "loss", "grad_logits");
        assertLike10b(overWeights(alpha), "loss_over_weight_sum", "grad_logits_over_weight_sum");
    }

    private void assertLike10b(CrossEntropy objective, String value, String gradient) {
        Vector vector = Vector.named("10b_weighted_ce_supervised.json");
        try (GradientMode recording = GradientMode.on()) {
            NDArray logits = vector.input("logits", manager);
            Gradients.enable(new NDList(logits));
            NDArray labels = vector.input("labels", manager).toType(DataType.UINT8, false);
            GivenStep step = step(logits, labels, (int) logits.getShape().get(1));

            NDArray loss = objective.loss(step);
            Gradients.backward(loss);

            assertThat((double) loss.toFloatArray()[0]).isCloseTo(vector.expected(value)[0], within(1e-6));
            assertThat(Vector.doubles(logits.getGradient().toFloatArray()))
                    .containsExactly(vector.expected(gradient), within(1e-7));
        }
    }

    @Test
    void shouldTakeAPixelOfWeightNothingForOneWithoutALabelWhenTheMeanIsOverWeights() {
        NDArray logits = manager.create(new float[] {1, 0, 5, 0, 2, -5}, new Shape(1, 2, 1, 3));
        CrossEntropy masked = overWeights(new ByClass(new double[] {1, 0}));

        float loss = masked.loss(step(logits, 0, 1, 255)).toFloatArray()[0];

        assertThat(loss).isEqualTo(OBJECTIVE.loss(step(logits, 0, 255, 255)).toFloatArray()[0]);
    }

    @Test
    void shouldBeZeroWhenNothingCountsAndTheMeanIsOverWeights() {
        NDArray logits = manager.create(new float[] {1, 0, 5, 0, 2, -5}, new Shape(1, 2, 1, 3));
        CrossEntropy masked = overWeights(new ByClass(new double[] {0, 0}));

        assertThat(masked.loss(step(logits, 0, 1, 255)).toFloatArray()[0]).isZero();
    }

    @Test
    void shouldDivideByThePixelsThatCountAtAllWhenTheMeanIsOverKept() {
        NDArray logits = manager.create(new float[] {1, 0, 5, 0, 2, -5}, new Shape(1, 2, 1, 3));
        NDArray trust = manager.full(new Shape(1, 1, 3), 0.5f);

        float mask = overKept(new ByClass(new double[] {1, 0}))
                .loss(step(logits, 0, 1, 255))
                .toFloatArray()[0];
        float little = overKept(new ByClass(new double[] {0.1, 0}), new SampleTrust())
                .loss(step(logits, 0, 1, 255).trusting(trust))
                .toFloatArray()[0];

        assertThat(mask).isEqualTo(OBJECTIVE.loss(step(logits, 0, 255, 255)).toFloatArray()[0]);
        assertThat((double) little).as("little confidence, little loss").isCloseTo(mask * 0.1 * 0.5, within(1e-7));
        assertThat(overKept(new ByClass(new double[] {0, 0}))
                        .loss(step(logits, 0, 1, 255))
                        .toFloatArray()[0])
                .isZero();
    }

    @Test
    void shouldNotDivideByTheTrustInSamplesWhenTheMeanIsOverWeights() {
        try (GradientMode recording = GradientMode.on()) {
            NDArray logits = manager.create(new float[] {1, 0, 5, 0, 2, -5}, new Shape(1, 2, 1, 3));
            Gradients.enable(new NDList(logits));
            NDArray trust = manager.create(new float[] {0.5f, 0.25f, 1}, new Shape(1, 1, 3));

            NDArray loss = overWeights(new SampleTrust(), new ByClass(new double[] {1, 3}))
                    .loss(step(logits, 0, 1, 255).trusting(trust));
            Gradients.backward(loss);

            double first = 1 / (1 + Math.exp(-1));
            double second = 1 / (1 + Math.exp(-2));
            assertThat((double) loss.toFloatArray()[0])
                    .as("1 * 0.5 and 3 * 0.25 over 1 + 3")
                    .isCloseTo(-(0.5 * Math.log(first) + 0.75 * Math.log(second)) / 4, within(1e-6));
            assertThat(Vector.doubles(logits.getGradient().toFloatArray()))
                    .containsExactly(
                            new double[] {
                                0.5 * (first - 1) / 4,
                                0.75 * (1 - second) / 4,
                                0,
                                0.5 * (1 - first) / 4,
                                0.75 * (second - 1) / 4,
                                0
                            },
                            within(1e-6));
        }
    }

    @Test
    void shouldDivideByTheLabelledPixelsWhenTheMeanIsOverWeightsAndOnlyTheTrustWeighs() {
        NDArray logits = manager.create(new float[] {1, 0, 5, 0, 2, -5}, new Shape(1, 2, 1, 3));
        NDArray trust = manager.full(new Shape(1, 1, 3), 0.5f);

        float loss = overWeights(new SampleTrust())
                .loss(step(logits, 0, 1, 255).trusting(trust))
                .toFloatArray()[0];

        assertThat(loss).isEqualTo(OBJECTIVE.loss(step(logits, 0, 1, 255)).toFloatArray()[0] / 2);
    }

    /** A pixel counts as its label's class does. */
    private record ByClass(double[] weights) implements Weighing {
        @Override
        public Demands demands(View on) {
            return Demands.NONE;
        }

        @Override
        public NDArray weights(Step step, View on, Targets targets) {
            byte[] labels = targets.labels().toByteArray();
            float[] each = new float[labels.length];
            for (int i = 0; i < labels.length; i++) {
                each[i] = labels[i] == (byte) LabelMask.IGNORE ? 0 : (float) weights[labels[i]];
            }
            return step.manager().create(each, targets.labels().getShape());
        }
    }

    private static CrossEntropy weighed(Weighing weighing) {
        return new CrossEntropy(
                Lesson.of(STUDENT, LABELLED, new GivenLabels(), List.of(weighing)), WeighedMean.OVER_LABELLED);
    }

    private static CrossEntropy overKept(Weighing... weights) {
        return new CrossEntropy(
                Lesson.of(STUDENT, LABELLED, new GivenLabels(), List.of(weights)), WeighedMean.OVER_KEPT);
    }

    private static CrossEntropy overWeights(Weighing... weights) {
        return new CrossEntropy(
                Lesson.of(STUDENT, LABELLED, new GivenLabels(), List.of(weights)), WeighedMean.OVER_WEIGHTS);
    }

    private GivenStep step(NDArray logits, int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        NDArray given = manager.create(java.nio.ByteBuffer.wrap(bytes), new Shape(1, 1, 3), DataType.UINT8);
        return step(logits, given, 2);
    }

    private GivenStep step(NDArray logits, NDArray labels, int classes) {
        return new GivenStep(manager, kernels, classes)
                .with(LABELLED, new Scene(logits, Optional.of(labels)))
                .with(new Reading.Key(STUDENT, LABELLED, Flow.GRADIENT), new Reading(logits));
    }
}
