package io.roadloop.graph.nets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.CostReport;
import io.roadloop.graph.nets.RoutingCosts.CellCost;
import io.roadloop.graph.nets.RoutingSpace.Cell;
import io.roadloop.graph.nets.RoutingSpace.Path;
import io.roadloop.graph.support.Vector;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.TorchDevice;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoutingCostsTest {
    private static final double MEGA = 1e6;

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Vector vector = Vector.read("21c_routing_budget");
    private final CellCost cell = CellCost.of(
            new Cell(5, 1, List.of(0, 1, 2), List.of(Path.KEEP, Path.UP, Path.DOWN)), 128, 96 * 96, 48 * 48);

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void shouldCountACellLikeVector21c() {
        assertThat(cell.operation() / MEGA).isEqualTo(vector.expected("cost_sepconv_MFLOPs")[0], within(1e-9));
        assertThat(cell.transitions())
                .extracting(cost -> cost / MEGA)
                .containsExactly(
                        vector.expected("cost_keep_MFLOPs")[0],
                        vector.expected("cost_up_MFLOPs")[0],
                        vector.expected("cost_down_MFLOPs")[0]);
    }

    /** The vector's cell is charged for what flows in; ours for what flows out: both are summed over all cells. */
    @Test
    void shouldCountOperationsByTheLargestGateLikeVector21c() {
        try (GradientMode recording = GradientMode.on()) {
            NDArray gates = vector.input(manager, "gates", DataType.FLOAT64);
            Gradients.enable(new NDList(gates));

            NDArray operations = new CellCost(cell.cell(), cell.operation(), List.of(0L, 0L, 0L))
                    .expected(gates.reshape(2, 3, 1, 1));
            Gradients.backward(operations);

            double inflow = (vector.input("inflow_cost")[0] + vector.input("inflow_cost")[1]) / 2;
            double cost = operations.getDouble() / MEGA + inflow;
            double all = vector.parameter("C_all_MFLOPs");
            double slope = 0.8 * 2 * (cost / all - 0.1) / all;
            assertThat(cost).isEqualTo(vector.expected("expected_cost")[0], within(1e-9));
            assertThat(Gradients.of(new NDList(gates), manager).head().toDoubleArray())
                    .as("times the slope of budget A")
                    .containsExactly(
                            Arrays.stream(vector.expected("grad_gates_A"))
                                    .map(gradient -> gradient / slope * MEGA)
                                    .toArray(),
                            within(1e-3));
        }
    }

    @Test
    void shouldAddTheTransitionsThatAreOpen() {
        NDArray gates = vector.input(manager, "gates", DataType.FLOAT64).reshape(2, 3, 1, 1);

        double expected = 0;
        for (double transition : vector.expected("transition_costs")) {
            expected += transition / 2;
        }
        double operations = (0.9 + 0.7) / 2 * cell.operation() / MEGA;
        assertThat(cell.expected(gates).getDouble() / MEGA).isEqualTo(operations + expected, within(1e-9));
    }

    /** 26.3 G in the paper; the ReLU that each path begins with is counted here, as in vector 21c. */
    @Test
    void shouldSpendOnAllCellsWhatThePaperSpends() {
        long grid = RoutingCosts.of(DynamicRoutingNet.space(), 768, 768).openGrid();

        assertThat(grid / 1e9).isCloseTo(26.3, withinPercentage(2));
    }

    @Test
    void shouldExpectTheOpenCostOfOpenGates() {
        RoutingSpace space = RoutingTable.small().space();
        RoutingCosts costs = RoutingCosts.of(space, 97, 61);
        Map<String, NDArray> gates = new HashMap<>();
        space.allCells()
                .forEach(each -> gates.put(
                        DynamicRoutingNet.gates(each),
                        manager.ones(new Shape(2, each.paths().size(), 1, 1), DataType.FLOAT64)));

        assertThat(costs.expected(gates).getDouble()).isEqualTo(costs.open(), within(1e-3));
    }

    @Test
    void shouldAgreeWithTheReportOfTheGraph() {
        long operations = CostReport.of(DynamicRoutingNet.of(19), 768, 768).layers().stream()
                .filter(layer -> layer.path().contains("layer-7/level-2/operation/"))
                .mapToLong(layer -> layer.multiplyAdds())
                .sum();

        assertThat(operations)
                .isEqualTo(CellCost.of(new Cell(7, 2, List.of(), List.of()), 256, 48 * 48, 24 * 24)
                        .operation());
    }
}
