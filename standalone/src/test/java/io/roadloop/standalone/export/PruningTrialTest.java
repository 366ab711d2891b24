package io.roadloop.standalone.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.prune.FramePruning;
import io.roadloop.graph.prune.RgbFrames;
import io.roadloop.graph.prune.ServedNetwork;
import io.roadloop.store.RoutingParity;
import io.roadloop.store.RoutingParity.Form;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
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
        assertThat(check.routing().frames()).isEqualTo(12);
        assertThat(check.routing().heldOut()).isEqualTo(4);
        assertThat(check.equalInOnnxRuntime()).isGreaterThanOrEqualTo(0.999);
    }

    @Test
    void shouldShutGatesOfWhichOthersOpenOnSomeFramesOnly() {
        Graph graph = Networks.named("dynamic-routing/small", 5);
        Map<String, float[]> weights = ShutGates.of(graph, TrialWeights.of(graph, 1), 1);
        List<RgbImage> images = TrialFrames.of(12, SIZE);

        List<Integer> cutByOne = images.stream()
                .map(image -> gatesCut(graph, weights, List.of(image)))
                .toList();

        assertThat(cutByOne).anyMatch(cut -> cut > gatesCut(graph, weights, images));
    }

    private static int gatesCut(Graph graph, Map<String, float[]> weights, List<RgbImage> images) {
        RgbFrames frames = new RgbFrames(
                SIZE.width(), SIZE.height(), images.stream().map(RgbImage::rgb).toList());
        ServedNetwork served = new FramePruning(Device.cpu()).prune(graph, weights, frames);
        return ((ServedNetwork.Pruned) served).report().network().gatesCut();
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
