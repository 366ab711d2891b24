package io.roadloop.trainer.objective.directional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.kit.settings.InvalidSettingException;
import io.roadloop.trainer.Vector;
import io.roadloop.trainer.view.CropPair;
import io.roadloop.trainer.view.CropWindow;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectedContrastTest {
    private static final Vector DIRECTED = Vector.named("15a_dc_loss.json");
    private static final int HEIGHT = 4 * CropPair.CELL;
    private static final int WIDTH = 5 * CropPair.CELL;

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Kernels kernels = Kernels.load(manager);

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, ''", "OVERLAP, _paper_mean"})
    void shouldGiveTheValueAndTheGradientsOfTheVector(Divisor divisor, String variant) {
        try (GradientMode recording = GradientMode.on()) {
            NDArray one = DIRECTED.input("proj1", manager);
            NDArray other = DIRECTED.input("proj2", manager);
            Gradients.enable(new NDList(one, other));

            NDArray loss = loss(one, other, divisor);
            Gradients.backward(loss);

            assertThat((double) loss.toFloatArray()[0]).isCloseTo(DIRECTED.expected("loss" + variant)[0], within(1e-5));
            assertThat(Vector.doubles(one.getGradient().toFloatArray()))
                    .containsExactly(DIRECTED.expected("grad_proj1" + variant), within(1e-6));
            assertThat(Vector.doubles(other.getGradient().toFloatArray()))
                    .containsExactly(DIRECTED.expected("grad_proj2" + variant), within(1e-6));
        }
    }

    @Test
    void shouldKeepItsGradientWhereTheAuthorsCodeLosesIt() {
        try (GradientMode recording = GradientMode.on()) {
            NDArray anchor = manager.create(new float[] {-0.8f, 0.6f}, new Shape(1, 2));
            Gradients.enable(new NDList(anchor));
            NDArray target = manager.create(new float[] {1, 0}, new Shape(1, 2));
            Cells negatives =
                    new Cells(manager.create(new float[] {-1, 0}, new Shape(1, 2)), manager.create(new float[] {7}));
            DirectedContrast contrast = new DirectedContrast(0.05, 0.75, Divisor.ACTIVE);

            NDArray each = contrast.perCell(new Cells(anchor, manager.create(new float[] {3})), target, negatives);
            Gradients.backward(each.sum());

            assertThat((double) each.toFloatArray()[0]).isCloseTo(32, within(1e-4));
            assertThat(anchor.getGradient().toFloatArray()[0]).isCloseTo(-40, within(1e-3f));
        }
    }

    @Test
    void shouldBeZeroAndFiniteWhenNothingIsActive() {
        try (GradientMode recording = GradientMode.on()) {
            NDArray one = DIRECTED.input("proj1", manager);
            Gradients.enable(new NDList(one));
            Cells cells = new Cells(one.reshape(40, 5).normalize(2, 1), manager.zeros(new Shape(40)));
            DirectedContrast.Side side = new DirectedContrast.Side(cells, manager.ones(new Shape(40)));

            NDArray loss =
                    new DirectedContrast(0.1, 0.75, Divisor.ACTIVE).of(side, side, cells, manager.ones(new Shape(40)));
            Gradients.backward(loss);

            assertThat(loss.toFloatArray()[0]).isZero();
            assertThat(one.getGradient().toFloatArray()).containsOnly(0f);
        }
    }

    @Test
    void shouldNameATemperatureThatIsNone() {
        assertThatThrownBy(() -> new DirectedContrast(0, 0.75, Divisor.ACTIVE))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("temperature");
    }

    /** The rectangles of the vector as windows on a larger image; the features of a mirrored crop are mirrored, too. */
    @Test
    void shouldFindTheSameCellsInAMirroredCrop() {
        List<CropWindow> first = List.of(new CropWindow(1, 0, 0, HEIGHT, WIDTH, false));
        List<CropWindow> second = List.of(new CropWindow(1, 8, 16, HEIGHT, WIDTH, true));

        Overlap overlap = Overlap.of(first, second);

        assertThat(overlap.first()).containsExactly(7, 8, 9, 12, 13, 14, 17, 18, 19);
        assertThat(overlap.second()).containsExactly(4, 3, 2, 9, 8, 7, 14, 13, 12);
        assertThat(overlap.shares()).containsOnly(1 / 9f);
    }

    private NDArray loss(NDArray one, NDArray other, Divisor divisor) {
        Overlap overlap = Overlap.of(List.of(window(0, 0), window(1, 3)), List.of(window(1, 2), window(0, 0)));
        assertThat(overlap.first()).hasSize(15);
        DirectedContrast.Side first = side(one, "1", overlap.first());
        DirectedContrast.Side second = side(other, "2", overlap.second());
        Cells bank = new Cells(DIRECTED.input("bank_features", manager), DIRECTED.input("bank_labels", manager));
        Cells negatives = cells(one, "1", places("neg_index_crop1"))
                .and(cells(other, "2", places("neg_index_crop2")))
                .and(bank);
        return new DirectedContrast(0.1, 0.75, divisor).of(first, second, negatives, manager.create(overlap.shares()));
    }

    private DirectedContrast.Side side(NDArray projected, String crop, long[] places) {
        return new DirectedContrast.Side(cells(projected, crop, places), rows("conf" + crop, places));
    }

    private Cells cells(NDArray projected, String crop, long[] places) {
        NDArray features = kernels.pixels().rows(projected, manager.create(places));
        return new Cells(features.normalize(2, 1), rows("label" + crop, places));
    }

    private NDArray rows(String map, long[] places) {
        NDArray maps = DIRECTED.input(map, manager).expandDims(1);
        return kernels.pixels().rows(maps, manager.create(places)).squeeze(1);
    }

    private long[] places(String name) {
        return Arrays.stream(DIRECTED.input(name))
                .mapToLong(place -> (long) place)
                .toArray();
    }

    private static CropWindow window(int down, int across) {
        return new CropWindow(1, down * CropPair.CELL, across * CropPair.CELL, HEIGHT, WIDTH, false);
    }
}
