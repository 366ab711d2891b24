package io.roadloop.graph.nets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.Node;
import io.roadloop.graph.support.Drawn;
import io.roadloop.graph.support.Parity;
import io.roadloop.graph.torch.Precision;
import io.roadloop.graph.torch.Reading;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchFunction;
import io.roadloop.graph.torch.Weights;
import io.roadloop.graph.weights.TrialWeights;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutingUseTest {
    private static final RoutingTable TABLE = RoutingTable.small();

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Graph network = DynamicRoutingNet.of(TABLE, 3);
    private final Map<String, float[]> host = TrialWeights.of(network, 2);
    private final RoutingUse use = new RoutingUse(network);

    @TempDir
    Path directory;

    @BeforeEach
    void open() {
        TABLE.space().allCells().forEach(cell -> {
            float[] scores = new float[cell.paths().size()];
            Arrays.fill(scores, 1.5f);
            fix(cell.name(), scores);
        });
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void shouldGiveTheSameLogitsWithoutWhatWasClosed() {
        fix("layer-2/level-1", -3, -3, -3);
        fix("layer-3/level-2", 2, -3, 1);
        fix("layer-4/level-3", -3);
        NDList frames = new NDList(Drawn.uniform(manager, 0, 1, new Shape(2, 3, 33, 47)));
        Reading gated = read(network, frames, List.copyOf(network.taps().keySet()));
        use.add(gated.taps());

        PrunedNetwork cut = use.prune(0.999);
        Graph pruned = cut.graph();

        NDArray logits = read(pruned, frames, List.of()).output();
        assertThat(logits.sub(gated.output()).abs().max().getFloat())
                .isLessThan(1e-5f * gated.output().abs().max().getFloat());
        assertThat(pruned.nodes())
                .extracting(Node::path)
                .noneMatch(path -> path.startsWith("layer-2/level-1/operation"));
        assertThat(pruned.nodes()).extracting(Node::path).noneMatch(path -> path.startsWith("layer-3/level-2/up"));
        assertThat(cut.multiplyAddsAfter(97, 61)).isLessThan(cut.multiplyAddsBefore(97, 61));
        assertThat(use.frames()).isEqualTo(2);
    }

    @Test
    void shouldSayHowOftenCellsAndTheirGatesWereOpen() {
        fix("layer-2/level-1", -3, -3, -3);
        fix("layer-3/level-2", 2, -3, 1);
        NDList frames = new NDList(Drawn.uniform(manager, 0, 1, new Shape(2, 3, 33, 47)));

        use.add(read(network, frames, List.copyOf(network.taps().keySet())).taps());

        assertThat(use.cells()).hasSize(TABLE.space().allCells().size());
        assertThat(use.cells().get("layer-2/level-1")).satisfies(cell -> {
            assertThat(cell.gatesOpen()).containsExactly(0, 0, 0);
            assertThat(cell.closed()).isEqualTo(1);
        });
        assertThat(use.cells().get("layer-3/level-2")).satisfies(cell -> {
            assertThat(cell.gatesOpen()).containsExactly(1, 0, 1);
            assertThat(cell.closed()).isZero();
        });
    }

    @Test
    void shouldExportWhatIsLeft() {
        fix("layer-2/level-1", -3, -3, -3);
        fix("layer-1/level-0", 1, -3);
        NDList frames = new NDList(Drawn.uniform(manager, 0, 1, new Shape(1, 3, 33, 47)));
        use.add(read(network, frames, List.copyOf(network.taps().keySet())).taps());

        Graph pruned = use.prune(1).graph();

        try (Parity parity = new Parity(pruned, directory)) {
            parity.check(2, 33, 47);
        }
    }

    @Test
    void shouldKeepAGateThatWasOpenOnTwoFramesOfAThousandAndCutOneThatWasOpenOnOne() {
        assertThat(prunedAfter(998).graph().nodes())
                .extracting(Node::path)
                .anyMatch(path -> path.startsWith("layer-3/level-2/up"));
        assertThat(prunedAfter(999).graph().nodes())
                .extracting(Node::path)
                .noneMatch(path -> path.startsWith("layer-3/level-2/up"));
    }

    /** All gates half open on a thousand frames, but the second of one cell, that is closed on some. */
    private PrunedNetwork prunedAfter(int closed) {
        RoutingUse counted = new RoutingUse(network);
        Map<String, NDArray> gates = new HashMap<>();
        for (String tap : RoutingUse.taps(network)) {
            int paths = network.tap(tap).shape().channels();
            float[] values = new float[1000 * paths];
            Arrays.fill(values, 0.5f);
            for (int frame = 0; tap.equals("gates/layer-3/level-2") && frame < closed; frame++) {
                values[frame * paths + 1] = 0;
            }
            gates.put(tap, manager.create(values, new Shape(1000, paths, 1, 1)));
        }
        counted.add(gates);
        return counted.prune(0.999);
    }

    @Test
    void shouldNoLongerAskAGateThatIsFullyOpen() {
        fix("layer-1/level-0", 20, 20);
        NDList frames = new NDList(Drawn.uniform(manager, 0, 1, new Shape(1, 3, 33, 47)));
        Reading gated = read(network, frames, RoutingUse.taps(network));
        use.add(gated.taps());

        Graph pruned = use.prune(1).graph();

        assertThat(pruned.nodes())
                .extracting(Node::path)
                .noneMatch(path -> path.startsWith("layer-1/level-0/gate"))
                .anyMatch(path -> path.startsWith("layer-1/level-0/down/widen"));
        assertThat(read(pruned, frames, List.of())
                        .output()
                        .sub(gated.output())
                        .abs()
                        .max()
                        .getFloat())
                .isLessThan(1e-5f * gated.output().abs().max().getFloat());
    }

    @Test
    void shouldRefuseANetworkWithoutGates() {
        assertThatThrownBy(() -> new RoutingUse(DenseRoadNet.of(Width.COMPACT, 3)))
                .hasMessageContaining("has no gates");
    }

    @Test
    void shouldRefuseToPruneBeforeItSawAFrame() {
        assertThatThrownBy(() -> use.prune(0.999)).hasMessageContaining("no gates were counted");
        assertThatThrownBy(() -> use.prune(0.4)).hasMessageContaining("must lie in (0.5, 1], not 0.4");
    }

    /** Gates that do not look at the frame. */
    private void fix(String cell, float... scores) {
        Arrays.fill(host.get(cell + "/gate/score/weight"), 0);
        System.arraycopy(scores, 0, host.get(cell + "/gate/score/bias"), 0, scores.length);
    }

    private Reading read(Graph graph, NDList frames, List<String> taps) {
        try (TorchFunction function = TorchFunction.compile(graph, taps, manager, Precision.FP32);
                Weights weights = Weights.of(graph, manager, graph.select(host))) {
            return function.read(manager, frames, weights.parameters(), weights.buffers());
        }
    }
}
