package io.roadloop.standalone.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.prune.FramePruning;
import io.roadloop.graph.prune.RgbFrames;
import io.roadloop.graph.weights.TrialWeights;
import io.roadloop.store.RoutingParity;
import io.roadloop.store.RoutingParity.Form;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PruningTrialTest {

    private static final Size SIZE = new Size(65, 47);

    @Test
    void shouldFindThePrunedNetworkSayWhatTheGatedOneSaysInBothEngines() {
        Graph graph = Networks.named("dynamic-routing/small", 5);

        PrunedCheck check =
                PruningTrial.of(graph, TrialWeights.of(graph, 1), 1, SIZE).orElseThrow();

        assertThat(check.passes()).as(check.inWords()).isTrue();
        assertThat(check.routing().gatesCut()).isBetween(7, 30);
        assertThat(check.routing().frames()).isEqualTo(300);
        assertThat(check.routing().heldOut()).isEqualTo(100);
        assertThat(check.equalInOnnxRuntime()).isGreaterThanOrEqualTo(0.999);
    }

    @Test
    void shouldNotPassWhereGatesWereCountedOnFramesThatSayNothingOfTheOthers() {
        Graph graph = Networks.named("dynamic-routing/small", 5);
        RgbFrames black = new RgbFrames(SIZE.width(), SIZE.height(), Collections.nCopies(50, frame()));

        PrunedCheck check = PruningTrial.of(graph, decided(graph), black);

        assertThat(check.passes()).as(check.inWords()).isFalse();
        assertThat(check.leastEqual()).isLessThan(0.99);
    }

    @Test
    void shouldNotPassWhereGatesWereCountedOnAFewFrames() {
        Graph graph = Networks.named("dynamic-routing/small", 5);

        PrunedCheck check = PruningTrial.of(graph, decided(graph), TrialFrames.after(100, 2, SIZE));

        assertThat(check.passes()).as(check.inWords()).isFalse();
    }

    @Test
    void shouldLeaveGatesThatAreShutOrOpenOrOftenBoth() {
        Graph graph = Networks.named("dynamic-routing/small", 5);

        Map<String, float[]> decided = decided(graph);

        List<Double> open = new FramePruning(Device.cpu())
                .use(graph, decided, TrialFrames.after(0, 100, SIZE)).cells().values().stream()
                        .flatMap(cell -> Arrays.stream(cell.gatesOpen()).boxed())
                        .toList();
        assertThat(open).filteredOn(share -> share == 0).hasSizeGreaterThan(open.size() / 4);
        assertThat(open).filteredOn(share -> share == 1).hasSizeGreaterThan(4);
        assertThat(open).filteredOn(share -> share > 0 && share < 1).hasSizeGreaterThan(4);
        assertThat(open).allMatch(share -> share == 0 || share > 0.01);
    }

    private static byte[] frame() {
        return new byte[(int) SIZE.pixels() * RgbImage.CHANNELS];
    }

    private static Map<String, float[]> decided(Graph graph) {
        return DecidedGates.of(graph, TrialWeights.of(graph, 1), 1, TrialFrames.after(400, 100, SIZE));
    }

    @Test
    void shouldHaveNothingToSayOfANetworkWithoutGates() {
        Graph graph = Networks.named("dense-road/compact", 5);

        assertThat(PruningTrial.of(graph, TrialWeights.of(graph, 1), 1, SIZE)).isEmpty();
    }

    @Test
    void shouldNotPassWhereNothingWasCutOrEitherEngineDisagrees() {
        assertThat(new PrunedCheck("65x47", "accepted", routing(0.999, 3), 0.999).passes())
                .isTrue();
        assertThat(new PrunedCheck("65x47", "accepted", routing(0.999, 0), 0.999).passes())
                .isFalse();
        assertThat(new PrunedCheck("65x47", "accepted", routing(0.998, 3), 1).passes())
                .isFalse();
        assertThat(new PrunedCheck("65x47", "accepted", routing(1, 3), 0.998).passes())
                .isFalse();
        assertThat(new PrunedCheck("65x47", "operator: Loop", routing(1, 3), 1).passes())
                .isFalse();
    }

    private static RoutingParity routing(double equal, int gatesCut) {
        return new RoutingParity(Form.PRUNED, 12, 4, equal, 100, 80, 39, gatesCut, 18, 2);
    }
}
