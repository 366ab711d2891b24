package io.roadloop.trainer.objective.auxiliary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Ground;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.schedule.Stretch;
import io.roadloop.trainer.view.Belief;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Opinion;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuxiliaryTest {
    private static final Vector RIGHTNESS = Vector.named("17_aux_loss.json");
    private static final ModelName AUXILIARY = new ModelName("auxiliary");
    private static final ModelName STUDENT = new ModelName("student");
    private static final View STREAM = new Source(Pool.STREAM);
    private static final Belief OF_LABELLED = new Belief(new Opinion(STUDENT, new Source(Pool.LABELLED)));
    private static final Belief OF_STREAM = new Belief(new Opinion(STUDENT, STREAM));
    private static final RunningRecord.Law RECORD = new RunningRecord.Law("record", OF_LABELLED, 0.75);
    private static final AuxiliaryMask MASK =
            new AuxiliaryMask(AUXILIARY, OF_STREAM, 0.9, 0.05, 6, new Stretch.Share(0.1));
    private static final int CLASSES = 4;

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Kernels kernels = Kernels.load(manager);

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    @Test
    void shouldGiveTheLossOfTheVectorOnceItsRecordHasSeenTheBatch() {
        try (GradientMode recording = GradientMode.on()) {
            NDArray logits = RIGHTNESS.input("aux_logits", manager);
            Gradients.enable(new NDList(logits));
            RunningRecord record = begun();
            GivenStep step = labelled()
                    .with(new Reading.Key(AUXILIARY, OF_LABELLED, Flow.GRADIENT), new Reading(logits))
                    .with(RECORD, record);
            record.watch(step);

            NDArray loss = new Rightness(AUXILIARY, OF_LABELLED, RECORD, 1.04).loss(step);
            Gradients.backward(loss);

            assertThat((double) loss.toFloatArray()[0]).isCloseTo(RIGHTNESS.expected("loss")[0], within(1e-5));
            assertThat(Vector.doubles(logits.getGradient().toFloatArray()))
                    .containsExactly(RIGHTNESS.expected("grad_aux_logits"), within(1e-6));
        }
    }

    @Test
    void shouldAverageItsRecordOverSteps() {
        RunningRecord record = begun();
        record.restore(new Memory.Content(
                Map.of("right", new float[] {11, 2, 12, 8}, "wrong", new float[] {3, 7, 0, 7}), Map.of("steps", 5L)));

        record.watch(labelled());

        assertThat(record.known().right()).containsExactly(10, 2, 12, 6);
        assertThat(record.known().wrong()).containsExactly(3, 6, 0, 7);
        assertThat(record.content().counters()).containsEntry("steps", 6L);
    }

    @Test
    void shouldGoOnFromItsContentBitForBit() {
        RunningRecord record = begun();
        record.restore(new Memory.Content(
                Map.of("right", new float[] {1 / 3f, 2, 12, 8}, "wrong", new float[4]), Map.of("steps", 1L)));
        RunningRecord restored = begun();

        restored.restore(record.content());
        record.watch(labelled());
        restored.watch(labelled());

        assertThat(restored.content().arrays().get("right"))
                .containsExactly(record.content().arrays().get("right"));
    }

    @Test
    void shouldNotRestoreARecordOfOtherClasses() {
        assertRefused(
                Map.of("right", new float[3], "wrong", new float[4]),
                Map.of("steps", 1L),
                "of 4 classes, and its right of 3");
        assertRefused(Map.of("right", new float[4]), Map.of("steps", 1L), "of 4 classes, and its wrong of none");
    }

    @Test
    void shouldNotRestoreARecordThatCountsBelowZeroOrNoSteps() {
        float[] counts = {1, 2, -1, 0};

        assertRefused(Map.of("right", counts, "wrong", new float[4]), Map.of("steps", 1L), "counts -1.0 right");
        assertRefused(Map.of("right", new float[4], "wrong", new float[4]), Map.of(), "has null steps");
        assertRefused(Map.of("right", new float[4], "wrong", new float[4]), Map.of("steps", -1L), "has -1 steps");
    }

    private void assertRefused(Map<String, float[]> arrays, Map<String, Long> counters, String why) {
        assertThatThrownBy(() -> begun().restore(new Memory.Content(arrays, counters)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void shouldMaskByTheAuxiliaryNetworkAfterItsStart() {
        NDArray weights = MASK.weights(streaming(100), STREAM, targets());

        assertThat(weights.toFloatArray()).containsExactly(1, 0);
    }

    @Test
    void shouldWeighByConfidenceBeforeItsStart() {
        NDArray weights = MASK.weights(streaming(9), STREAM, targets());

        assertThat(weights.toFloatArray()).containsExactly(1 / 64f, 1);
    }

    @Test
    void shouldRefuseTargetsWithoutConfidence() {
        Targets given = new Targets(manager.zeros(new Shape(1, 1, 2), DataType.UINT8));

        assertThatThrownBy(() -> MASK.weights(streaming(100), STREAM, given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("with a confidence");
    }

    private RunningRecord begun() {
        return RECORD.begin(new Ground(manager, CLASSES, Map.of()));
    }

    /** A belief whose most probable classes are the vector's predictions. */
    private GivenStep labelled() {
        NDArray predicted = RIGHTNESS.input("seg_prediction", manager).toType(DataType.INT32, false);
        NDArray belief = predicted.oneHot(CLASSES).transpose(0, 3, 1, 2);
        NDArray labels = RIGHTNESS.input("labels", manager).toType(DataType.UINT8, false);
        return new GivenStep(manager, kernels, CLASSES).with(OF_LABELLED, new Scene(belief, Optional.of(labels)));
    }

    private GivenStep streaming(int step) {
        NDArray logits = manager.create(new float[] {3, 2}, new Shape(1, 1, 1, 2));
        return new GivenStep(manager, kernels, CLASSES)
                .with(new Reading.Key(AUXILIARY, OF_STREAM, Flow.STOPPED), new Reading(logits))
                .at(new StepClock(0, step, 100, step));
    }

    private Targets targets() {
        return new Targets(
                manager.zeros(new Shape(1, 1, 2), DataType.UINT8),
                Optional.of(manager.create(new float[] {0.5f, 1}, new Shape(1, 1, 2))));
    }
}
