package io.roadloop.trainer.objective.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.kit.settings.InvalidSettingException;
import io.roadloop.trainer.Vector;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Ground;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LabelBalanceTest {
    private static final View LABELLED = new Source(Pool.LABELLED);
    private static final LabelCounts COUNTS = new LabelCounts("labels", LABELLED);
    private static final int CLASSES = 3;

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Kernels kernels = Kernels.load(manager);
    private final LabelPixels counted = COUNTS.begin(new Ground(manager, CLASSES, Map.of()));

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    @Test
    void shouldWeighByTheSharesOfAllLabelsSoFar() {
        GivenStep step = step(0, 0, 1, 255);
        counted.watch(step);
        counted.watch(step(0, 0, 0, 1));

        NDArray weights = new LabelBalance(COUNTS, new ClassLaw.Enet(1.1))
                .weights(step, LABELLED, new Targets(step.labels(LABELLED)));

        double often = 1 / Math.log(1.1 + 5.0 / 7);
        double rare = 1 / Math.log(1.1 + 2.0 / 7);
        assertThat(Vector.doubles(weights.toFloatArray()))
                .containsExactly(new double[] {often, often, rare, 0}, within(1e-5));
    }

    @Test
    void shouldWeighAllAlikeBeforeAnyLabelIsCounted() {
        GivenStep step = step(0, 1, 2, 255);

        NDArray weights = new LabelBalance(COUNTS, new ClassLaw.Median())
                .weights(step, LABELLED, new Targets(step.labels(LABELLED)));

        assertThat(weights.toFloatArray()).containsExactly(1, 1, 1, 0);
    }

    @Test
    void shouldGiveTheLawsOfTheVectors() {
        Vector enet = Vector.named("16_enet_class_weights.json");
        Vector median = Vector.named("10a_class_weights_median.json");

        assertThat(Vector.doubles(new ClassLaw.Enet(1.1).weights(pixels(enet))))
                .containsExactly(enet.expected("weights_c_1.10"), within(1e-5));
        assertThat(Vector.doubles(new ClassLaw.Median().weights(pixels(median))))
                .containsExactly(median.expected("alpha"), within(1e-6));
    }

    @Test
    void shouldGoOnFromWhatItKnew() {
        counted.watch(step(0, 0, 2, 255));
        LabelPixels other = COUNTS.begin(new Ground(manager, CLASSES, Map.of()));

        other.restore(counted.content());

        assertThat(other.pixels()).containsExactly(2, 0, 1);
    }

    @Test
    void shouldRefuseCountsOfOtherClassesAndKeepItsOwn() {
        counted.watch(step(0, 0, 2, 255));
        Memory.Content other = new Memory.Content(Map.of(), Map.of("class-0", 1L, "class-1", 1L));

        assertThatThrownBy(() -> counted.restore(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("labels")
                .hasMessageContaining("3 classes");
        assertThat(counted.pixels()).containsExactly(2, 0, 1);
    }

    @Test
    void shouldRefuseAnOffsetThatGivesNoFiniteWeight() {
        assertThatThrownBy(() -> new ClassLaw.Enet(1))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("enet.offset");
    }

    private GivenStep step(int... labels) {
        NDArray pixels = manager.zeros(new Shape(1, 3, 2, 2));
        NDArray classes = manager.create(labels).toType(DataType.UINT8, false).reshape(1, 2, 2);
        return new GivenStep(manager, kernels, CLASSES)
                .with(LABELLED, new Scene(pixels, Optional.of(classes)))
                .with(COUNTS, counted);
    }

    private static long[] pixels(Vector vector) {
        return Arrays.stream(vector.input("pixel_counts"))
                .mapToLong(count -> (long) count)
                .toArray();
    }
}
