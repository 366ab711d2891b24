package io.roadloop.trainer.objective.structured;

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
import io.roadloop.graph.torch.LossKernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchThreads;
import io.roadloop.kit.settings.InvalidSettingException;
import io.roadloop.trainer.Vector;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.Draws;
import io.roadloop.trainer.view.Mixed;
import io.roadloop.trainer.view.Mixing;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import io.roadloop.trainer.view.Warp;
import io.roadloop.trainer.view.cutmix.OwnerMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StructuredConsistencyTest {
    private static final Vector WHOLE = Vector.named("09a_structured_full.json");
    private static final Vector BOXES = Vector.named("09b_structured_boxes_all_pairs.json");
    private static final Vector DROPPED = Vector.named("09c_structured_boxes_dropped_pairs.json");
    private static final View SHOWN = new Source(Pool.STREAM);
    private static final View SEEN = new Mixed(SHOWN, new Mixing.CutMix(1, 5), 0);
    private static final ModelName STUDENT = new ModelName("student");
    private static final ModelName TEACHER = new ModelName("teacher");

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Kernels kernels = Kernels.load(manager);
    private final GradientMode recording = GradientMode.on();

    @AfterEach
    void close() {
        recording.close();
        kernels.close();
        manager.close();
    }

    @Test
    void shouldGiveTheValueAndTheGradientOfTheWholeMap() {
        NDArray student = learning(WHOLE);
        int pixels = pixels(WHOLE);

        NDArray loss =
                objective(1, pixels * pixels).loss(step(WHOLE, student, new OwnerMap(1, pixels, 1, new int[pixels])));
        Gradients.backward(loss);

        assertHolds(WHOLE, loss, student, "loss", "grad_student_logits");
    }

    @Test
    void shouldCompareAllPairsOfTheLastBoxes() {
        NDArray student = learning(BOXES);

        NDArray loss = objective(4, 9000).loss(step(BOXES, student, owners(BOXES)));
        Gradients.backward(loss);

        assertHolds(BOXES, loss, student, "loss", "grad_student_logits");
    }

    @Test
    void shouldCompareAllPairsOfAllBoxes() {
        NDArray student = learning(BOXES);

        NDArray loss = objective(5, 9000).loss(step(BOXES, student, owners(BOXES)));
        Gradients.backward(loss);

        assertHolds(BOXES, loss, student, "loss_all_boxes_eq8", "grad_student_logits_eq8");
    }

    @Test
    void shouldGiveTheValueAndTheGradientOfGivenPairs() {
        NDArray student = learning(DROPPED);
        NDArray teacher = DROPPED.input("teacher_logits", manager).softmax(1);

        NDArray loss = kernels.losses().pairGaps(student.softmax(1), teacher, givenPairs());
        Gradients.backward(loss);

        assertHolds(DROPPED, loss, student, "loss", "grad_student_logits");
    }

    @Test
    void shouldComeToTheLossOfAllPairsInTheMeanOverDraws() {
        TorchThreads.prepareCurrent();
        double sum = 0;
        int draws = 60;
        for (int draw = 0; draw < draws; draw++) {
            GivenStep step = step(BOXES, learning(BOXES), owners(BOXES)).drawing(new Draws(3, draw));
            sum += objective(4, 100).loss(step).toFloatArray()[0];
        }

        assertThat(sum / draws).isCloseTo(BOXES.expected("loss")[0], within(0.003));
    }

    @Test
    void shouldDrawTheSamePairsInTheSameStepAndOthersUnderAnotherName() {
        Step step = step(BOXES, learning(BOXES), owners(BOXES));

        float once = objective(4, 12).loss(step).toFloatArray()[0];

        assertThat(objective(4, 12).loss(step).toFloatArray()[0]).isEqualTo(once);
        StructuredConsistency other = new StructuredConsistency("other", STUDENT, SEEN, TEACHER, SHOWN, 4, 12);
        assertThat(other.loss(step).toFloatArray()[0]).isNotEqualTo(once);
    }

    @Test
    void shouldBeZeroWhereNoImageTookAny() {
        NDArray student = learning(BOXES);
        int[] none = new int[pixels(BOXES)];
        Arrays.fill(none, OwnerMap.NONE);

        NDArray loss = objective(4, 9000).loss(step(BOXES, student, new OwnerMap(7, 8, 0, none)));
        Gradients.backward(loss);

        assertThat(loss.toFloatArray()[0]).isZero();
        assertThat(Vector.doubles(student.getGradient().toFloatArray())).containsOnly(0);
    }

    @Test
    void shouldStayFiniteWhenBothAreCertain() {
        NDArray student = BOXES.input("student_logits", manager).mul(1000);
        Gradients.enable(new NDList(student));

        NDArray loss = objective(4, 9000).loss(step(BOXES, student, owners(BOXES)));
        Gradients.backward(loss);

        assertThat(loss.toFloatArray()[0]).isFinite();
        assertThat(Arrays.stream(Vector.doubles(student.getGradient().toFloatArray()))
                        .allMatch(Double::isFinite))
                .isTrue();
    }

    @Test
    void shouldRefuseNumbersThatMakeNoLoss() {
        assertThatThrownBy(() -> objective(0, 9000))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("structured.boxes");
        assertThatThrownBy(() -> objective(16, 0))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("structured.pairs");
    }

    private static StructuredConsistency objective(int boxes, int pairs) {
        return new StructuredConsistency("structured", STUDENT, SEEN, TEACHER, SHOWN, boxes, pairs);
    }

    private NDArray learning(Vector vector) {
        NDArray logits = vector.input("student_logits", manager);
        Gradients.enable(new NDList(logits));
        return logits;
    }

    private GivenStep step(Vector vector, NDArray student, OwnerMap owners) {
        NDArray teacher = vector.input("teacher_logits", manager);
        Warp.Mix mix = new Warp.Mix(
                manager.create(new long[] {0}), manager.zeros(student.getShape(), DataType.UINT8), List.of(owners));
        return new GivenStep(manager, kernels, 5)
                .with(new Reading.Key(STUDENT, SEEN, Flow.GRADIENT), new Reading(student))
                .with(new Reading.Key(TEACHER, SHOWN, Flow.STOPPED), new Reading(teacher))
                .with(SEEN, new Scene(student, Optional.empty(), mix));
    }

    private static OwnerMap owners(Vector vector) {
        int[] owners = Arrays.stream(vector.input("owner"))
                .mapToInt(owner -> (int) owner)
                .toArray();
        return new OwnerMap(7, 8, 5, owners);
    }

    private static int pixels(Vector vector) {
        var shape = vector.root().path("inputs").path("student_logits").path("shape");
        return shape.get(2).intValue() * shape.get(3).intValue();
    }

    /** Each box's pairs count as one, and four boxes do. */
    private LossKernels.PairTiles givenPairs() {
        double[] triples = DROPPED.input("pairs_box_i_j");
        int pairs = triples.length / 3;
        long[] first = new long[pairs];
        long[] second = new long[pairs];
        float[] weights = new float[pairs];
        for (int i = 0; i < pairs; i++) {
            int box = (int) triples[3 * i];
            long ofBox =
                    Arrays.stream(boxes(triples)).filter(other -> other == box).count();
            first[i] = (long) triples[3 * i + 1];
            second[i] = (long) triples[3 * i + 2];
            weights[i] = 1f / (4 * ofBox);
        }
        Shape each = new Shape(pairs, 1);
        return new LossKernels.PairTiles(
                manager.create(first, each),
                manager.create(second, each),
                manager.create(weights, each),
                manager.ones(each));
    }

    private static int[] boxes(double[] triples) {
        int[] boxes = new int[triples.length / 3];
        for (int i = 0; i < boxes.length; i++) {
            boxes[i] = (int) triples[3 * i];
        }
        return boxes;
    }

    private static void assertHolds(Vector vector, NDArray loss, NDArray student, String value, String gradient) {
        assertThat((double) loss.toFloatArray()[0]).isCloseTo(vector.expected(value)[0], within(1e-6));
        assertThat(Vector.doubles(student.getGradient().toFloatArray()))
                .containsExactly(vector.expected(gradient), within(1e-7));
    }
}
