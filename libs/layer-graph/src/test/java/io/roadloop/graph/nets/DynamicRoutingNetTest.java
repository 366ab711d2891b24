package io.roadloop.graph.nets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.CostReport;
import io.roadloop.graph.Graph;
import io.roadloop.graph.ParameterGroup;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.nets.RoutingSpace.Cell;
import io.roadloop.graph.support.Drawn;
import io.roadloop.graph.support.SmallTraining;
import io.roadloop.graph.torch.Precision;
import io.roadloop.graph.torch.Reading;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchFunction;
import io.roadloop.graph.torch.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DynamicRoutingNetTest {
    private final NDManager manager = TorchDevice.newManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void shouldHaveTheSizeOfThePaper() {
        Graph full = DynamicRoutingNet.of(19);

        long encoder = parameters(full, path -> !path.startsWith("decoder/") && !path.startsWith("classify/"));
        long gates = parameters(full, path -> path.contains("/gate/") || path.startsWith("initial/gate/"));

        assertThat(encoder / 1e6).isCloseTo(17.6, within(0.05));
        assertThat(gates / 1e6).isCloseTo(2.5, within(0.05));
    }

    private static long parameters(Graph graph, Predicate<String> counted) {
        return graph.parameters().stream()
                .filter(tensor -> counted.test(tensor.path()))
                .mapToLong(tensor -> tensor.shape().size())
                .sum();
    }

    /** 1.16 G in the published code, which counts no ReLU here. */
    @Test
    void shouldSpendOnTheStemWhatThePublishedCodeSpends() {
        long stem = CostReport.of(DynamicRoutingNet.of(19), 768, 768).layers().stream()
                .filter(layer -> layer.path().startsWith("stem/"))
                .filter(layer -> !layer.kind().equals("relu"))
                .mapToLong(layer -> layer.multiplyAdds())
                .sum();

        assertThat(stem / 1e9).isCloseTo(1.16, within(0.01));
    }

    @Test
    void shouldLetGatesLearnFaster() {
        Graph small = DynamicRoutingNet.of(RoutingTable.small(), 2);

        assertThat(small.groups())
                .extracting(ParameterGroup::decays, ParameterGroup::rateFactor)
                .hasSize(4);
        assertThat(small.parameters()).allSatisfy(tensor -> assertThat(tensor.rateFactor())
                .isEqualTo(tensor.path().contains("/gate/") ? 2.5 : 1));
    }

    @Test
    void shouldTapLevelsAndGates() {
        Graph full = DynamicRoutingNet.of(19);

        assertThat(full.tap("level-3").shape()).isEqualTo(new MapShape(512, 32));
        assertThat(full.tap("features").shape()).isEqualTo(new MapShape(64, 4));
        assertThat(full.tap("gates/layer-15/level-2").shape()).isEqualTo(MapShape.vector(1));
        assertThat(full.tap("gates/layer-7/level-2").shape()).isEqualTo(MapShape.vector(3));
        assertThat(full.taps()).hasSize(4 + 1 + 62);
    }

    @Test
    void shouldStartWithOpenGates() {
        Graph small = DynamicRoutingNet.of(RoutingTable.small(), 2);
        Cell cell = RoutingTable.small().space().cells().get(3);

        NDList pixels = new NDList(Drawn.uniform(manager, 0, 1, new Shape(2, 3, 33, 47)));
        try (TorchFunction function =
                        TorchFunction.compile(small, List.of(DynamicRoutingNet.gates(cell)), manager, Precision.FP32);
                Weights weights = Weights.initialise(small, manager, 1)) {
            NDArray gates = function.readInTraining(manager, pixels, weights.parameters(), weights.buffers())
                    .tap(DynamicRoutingNet.gates(cell));

            assertThat(gates.getShape()).isEqualTo(new Shape(2, cell.paths().size(), 1, 1));
            assertThat(gates.max().getFloat()).isBetween(0f, 1f);
            assertThat(gates.mean().getFloat()).isGreaterThan(0.5f);
        }
    }

    @Test
    void shouldPassOnTheStemThroughClosedCells() {
        Graph small = DynamicRoutingNet.of(RoutingTable.small(), 2);
        Map<String, float[]> host = Weights.initial(small, 1);
        host.forEach((path, values) -> {
            if (path.endsWith("/gate/score/bias")) {
                Arrays.fill(values, -100);
            }
        });

        NDArray first = read(small, host, "level-0");
        NDArray second = read(small, host, "level-1");

        assertThat(first.max().getFloat()).isPositive();
        assertThat(second.abs().max().getFloat()).isZero();
    }

    private NDArray read(Graph graph, Map<String, float[]> host, String tap) {
        NDList pixels = new NDList(Drawn.uniform(manager, 0, 1, new Shape(2, 3, 33, 47)));
        try (TorchFunction function = TorchFunction.compile(graph, List.of(tap), manager, Precision.FP32);
                Weights weights = Weights.of(graph, manager, host)) {
            Reading reading = function.read(manager, pixels, weights.parameters(), weights.buffers());
            return reading.tap(tap);
        }
    }

    @Test
    void shouldLearn() {
        Graph small = DynamicRoutingNet.of(RoutingTable.small(), 2);
        try (SmallTraining training = new SmallTraining(manager, small, SmallTraining.start(small, 1))) {
            double first = training.meanLoss(10);
            training.meanLoss(40);

            assertThat(training.meanLoss(10)).isLessThan(0.5 * first);
        }
    }
}
