package io.roadloop.trainer.objective.directional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Ground;
import io.roadloop.trainer.objective.Head;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.schedule.Stretch;
import io.roadloop.trainer.view.CropPair;
import io.roadloop.trainer.view.CropWindow;
import io.roadloop.trainer.view.Cropped;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import io.roadloop.trainer.view.Warp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectionalTest {
    private static final ModelName STUDENT = new ModelName("student");
    private static final Head PROJECTOR = new Head(STUDENT, "pixel-projector");
    private static final CropPair LAW = new CropPair(1, 2, 0.7, 0.1, 0.5);
    private static final Source STREAM = new Source(Pool.STREAM);
    private static final View FIRST = new Cropped(STREAM, LAW, Cropped.Side.FIRST, 0);
    private static final View SECOND = new Cropped(STREAM, LAW, Cropped.Side.SECOND, 0);
    private static final DirectedContrast CONTRAST = new DirectedContrast(0.1, 0.75, Divisor.ACTIVE);
    private static final NegativeQueue.Law QUEUE =
            new NegativeQueue.Law("recent", STUDENT, FIRST, SECOND, PROJECTOR, 4, 6, Stretch.NONE);
    private static final int SIDE = 16;

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Kernels kernels = Kernels.load(manager);
    private final NDArray ofFirst =
            features(0.4f, -1.3f, 0.8f, 1.1f, -0.2f, 0.9f, 1.7f, -0.6f, 0.3f, -0.8f, 0.1f, 1.2f);
    private final NDArray ofSecond =
            features(-0.7f, 0.5f, 1.4f, -0.3f, 1.0f, 0.2f, -1.1f, 0.6f, 0.9f, -0.4f, 0.7f, -1.5f);

    private NDArray features(float... values) {
        return manager.create(values, new Shape(1, 3, 2, 2));
    }

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    @Test
    void shouldAskForBothCropsTheirFeaturesAndTheProjector() {
        var demands = directional(Optional.of(QUEUE)).demands();

        assertThat(demands.views()).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(demands.readings())
                .containsEntry(key(FIRST, Flow.GRADIENT), Set.of("features", "output"))
                .containsEntry(key(SECOND, Flow.GRADIENT), Set.of("features", "output"));
        assertThat(demands.heads()).containsExactly(PROJECTOR);
        assertThat(demands.memories()).containsExactly(QUEUE);
    }

    @Test
    void shouldTeachTheLessConfidentSideOnly() {
        try (GradientMode recording = GradientMode.on()) {
            Gradients.enable(new NDList(ofFirst, ofSecond));
            GivenStep step = step(window(0, 0), window(0, 8), 1, 4);

            NDArray loss = directional(Optional.empty()).loss(step);
            Gradients.backward(loss);

            assertThat(loss.toFloatArray()[0]).isPositive();
            float[] into = ofFirst.getGradient().toFloatArray();
            for (int channel = 0; channel < 3; channel++) {
                assertThat(into[channel * 4])
                        .as("the left column is no overlap")
                        .isZero();
                assertThat(into[channel * 4 + 1]).as("the right column is").isNotZero();
            }
            assertThat(ofSecond.getGradient().toFloatArray()).containsOnly(0f);
        }
    }

    @Test
    void shouldBeZeroWhereTheCropsShareNothing() {
        try (GradientMode recording = GradientMode.on()) {
            Gradients.enable(new NDList(ofFirst, ofSecond));

            NDArray loss = directional(Optional.empty()).loss(step(window(0, 0), window(0, 16), 1, 4));
            Gradients.backward(loss);

            assertThat(loss.toFloatArray()[0]).isZero();
        }
    }

    @Test
    void shouldKeepAwayFromTheQueueToo() {
        GivenStep step = step(window(0, 0), window(0, 8), 1, 4);
        NegativeQueue queue = QUEUE.begin(new Ground(manager, 2, Map.of()));
        step.with(QUEUE, queue);
        float without = directional(Optional.of(QUEUE)).loss(step).toFloatArray()[0];
        queue.restore(new Memory.Content(
                Map.of("features", new float[] {1, 0, 0, 0, 1, 0}, "labels", new float[] {1, 1}), Map.of("width", 3L)));

        float with = directional(Optional.of(QUEUE)).loss(step).toFloatArray()[0];

        assertThat(with).isGreaterThan(without);
    }

    @Test
    void shouldQueueTheNewestAndNoMoreThanThereIsRoomFor() {
        NegativeQueue queue = QUEUE.begin(new Ground(manager, 2, Map.of()));
        GivenStep step = step(window(0, 0), window(0, 8), 1, 4);
        queue.watch(step);
        NDArray first = queue.cells().orElseThrow().features();
        float[] before = first.toFloatArray();

        queue.watch(step);

        assertThat(before).hasSize(6 * 3);
        assertThat(queue.content().arrays().get("features")).hasSize(6 * 3);
        assertThat(queue.content().arrays().get("labels")).hasSize(6);
        assertThat(first.isReleased()).as("what is replaced is freed").isTrue();
    }

    @Test
    void shouldGoOnFromItsContentBitForBit() {
        NegativeQueue queue = QUEUE.begin(new Ground(manager, 2, Map.of()));
        NegativeQueue restored = QUEUE.begin(new Ground(manager, 2, Map.of()));
        GivenStep step = step(window(0, 0), window(0, 8), 1, 4);
        queue.watch(step);

        restored.restore(queue.content());
        queue.watch(step);
        restored.watch(step);

        assertThat(restored.content().arrays().get("features"))
                .containsExactly(queue.content().arrays().get("features"));
        assertThat(restored.content().arrays().get("labels"))
                .containsExactly(queue.content().arrays().get("labels"));
    }

    @Test
    void shouldNotRestoreWhatIsNoQueue() {
        NegativeQueue queue = QUEUE.begin(new Ground(manager, 2, Map.of()));

        assertThatThrownBy(() -> queue.restore(new Memory.Content(
                        Map.of("features", new float[7], "labels", new float[2]), Map.of("width", 3L))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("recent");
        assertThatThrownBy(() -> queue.restore(new Memory.Content(
                        Map.of("features", new float[0], "labels", new float[2]), Map.of("width", 0L))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("recent");
    }

    @Test
    void shouldRefuseCropsThatAreNoPair() {
        View another = new Cropped(STREAM, LAW, Cropped.Side.SECOND, 1);

        assertThatThrownBy(() -> new Directional(STUDENT, FIRST, another, PROJECTOR, CONTRAST, 1, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not the first and the second crop of one pair");
    }

    private static Directional directional(Optional<NegativeQueue.Law> queue) {
        return new Directional(STUDENT, FIRST, SECOND, PROJECTOR, CONTRAST, 8, queue);
    }

    /** Two classes: the first crop's left half is one, the rest the other; logits of ± half the sharpness. */
    private GivenStep step(CropWindow first, CropWindow second, float sharpnessOfFirst, float sharpnessOfSecond) {
        return new GivenStep(manager, kernels, 2)
                .with(FIRST, scene(first))
                .with(SECOND, scene(second))
                .with(key(FIRST, Flow.GRADIENT), reading(ofFirst, sharpnessOfFirst, SIDE / 2))
                .with(key(SECOND, Flow.GRADIENT), reading(ofSecond, sharpnessOfSecond, 0))
                .with(key(FIRST, Flow.STOPPED), reading(ofFirst, sharpnessOfFirst, SIDE / 2))
                .with(key(SECOND, Flow.STOPPED), reading(ofSecond, sharpnessOfSecond, 0))
                .with(PROJECTOR, (copy, flow, inputs) -> inputs.singletonOrThrow());
    }

    private Scene scene(CropWindow window) {
        return new Scene(
                manager.zeros(new Shape(1, 3, SIDE, SIDE)),
                Optional.empty(),
                new Warp.Crop(List.of(window), manager.zeros(new Shape(1, 2, 3))));
    }

    private Reading reading(NDArray features, float sharpness, int columnsOfTheOther) {
        float[] logits = new float[2 * SIDE * SIDE];
        for (int i = 0; i < SIDE * SIDE; i++) {
            logits[(i % SIDE < columnsOfTheOther ? SIDE * SIDE : 0) + i] = sharpness;
        }
        return new Reading(
                Map.of(Reading.OUTPUT, manager.create(logits, new Shape(1, 2, SIDE, SIDE)), "features", features));
    }

    private static CropWindow window(int top, int left) {
        return new CropWindow(1, top, left, SIDE, SIDE, false);
    }

    private static Reading.Key key(View view, Flow flow) {
        return new Reading.Key(STUDENT, view, flow);
    }
}
