package io.roadloop.trainer.objective.memorybank;

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
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Lesson;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.TargetRule;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.objective.Weighing;
import io.roadloop.trainer.objective.balance.ClassWeights;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.schedule.Schedule;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.schedule.Stretch;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PseudoLabelsTest {
    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Kernels kernels = Kernels.load(manager);

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"10c_weighted_ce_pseudo.json, 2000", "10d_weighted_ce_pseudo.json, 700"})
    void shouldGiveTheValueAndTheGradientOfTheVectors(String file, int step) {
        Vector vector = Vector.named(file);
        double ramp =
                new Schedule.Ramp(1, Stretch.NONE, new Stretch.Share(0.2)).at(new StepClock(0, step, 10_000, step));
        try (GradientMode recording = GradientMode.on()) {
            NDArray logits = vector.input("logits", manager);
            Gradients.enable(new NDList(logits));
            NDArray labels = vector.input("pseudo_labels", manager).toType(DataType.UINT8, false);
            NDArray confidence = ConfidencePower.of(vector.input("confidence", manager), 6);
            NDArray balance = ClassWeights.of(labels, weights(vector.input("alpha")), manager);

            NDArray loss = PseudoLabels.of(kernels.crossEntropyMap(logits, labels), confidence.mul(balance))
                    .mul(manager.create((float) ramp));
            Gradients.backward(loss);

            assertThat((double) loss.toFloatArray()[0]).isCloseTo(vector.expected("loss")[0], within(1e-6));
            assertThat(Vector.doubles(logits.getGradient().toFloatArray()))
                    .containsExactly(vector.expected("grad_logits"), within(1e-7));
        }
    }

    @Test
    void shouldWeighPixelsLikeVector10c() {
        Vector vector = Vector.named("10c_weighted_ce_pseudo.json");
        NDArray labels = vector.input("pseudo_labels", manager).toType(DataType.UINT8, false);

        NDArray weights = ConfidencePower.of(vector.input("confidence", manager), 6)
                .mul(ClassWeights.of(labels, weights(vector.input("alpha")), manager));

        assertThat(Vector.doubles(weights.toFloatArray()))
                .containsExactly(vector.expected("pixel_weight"), within(1e-6));
    }

    @Test
    void shouldMultiplyItsWeights() {
        View view = new Source(Pool.STREAM);
        ModelName student = new ModelName("student");
        TargetRule taught = new Taught(manager.create(new float[] {1, 0.5f}, new Shape(1, 1, 2)));
        NDArray logits = manager.create(new float[4], new Shape(1, 2, 1, 2));
        GivenStep step = new GivenStep(manager, kernels, 2)
                .with(new Reading.Key(student, view, Flow.GRADIENT), new Reading(logits));
        List<Weighing> weights = List.of(new ConfidencePower(1), new ConfidencePower(2));

        NDArray loss = new PseudoLabels(Lesson.of(student, view, taught, weights)).loss(step);

        assertThat((double) loss.toFloatArray()[0]).isCloseTo(Math.log(2) * (1 + 0.125) / 2, within(1e-6));
    }

    /** Pixels of class 0, with a confidence. */
    private record Taught(NDArray confidence) implements TargetRule {
        @Override
        public Demands demands(View on) {
            return Demands.NONE;
        }

        @Override
        public Targets of(Step step, View on) {
            NDArray labels = step.manager().zeros(confidence.getShape(), DataType.UINT8);
            return new Targets(labels, Optional.of(confidence));
        }
    }

    private static float[] weights(double[] alpha) {
        float[] weights = new float[alpha.length];
        for (int i = 0; i < alpha.length; i++) {
            weights[i] = (float) alpha[i];
        }
        return weights;
    }
}
