package io.roadloop.standalone.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import io.roadloop.store.RoutingParity;
import io.roadloop.store.RoutingParity.Form;
import io.roadloop.vision.Size;
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
        assertThat(check.equalInOnnxRuntime()).isGreaterThanOrEqualTo(0.999);
    }

    @Test
    void shouldHaveNothingToSayOfANetworkWithoutGates() {
        Graph graph = Networks.named("dense-road/compact", 5);

        assertThat(PruningTrial.of(graph, TrialWeights.of(graph, 1), 1, SIZE)).isEmpty();
    }

    @Test
    void shouldNotPassWhereNothingWasCutOrEitherEngineDisagrees() {
        assertThat(new PrunedCheck("65x47", routing(0.999, 3), 0.999).passes()).isTrue();
        assertThat(new PrunedCheck("65x47", routing(0.999, 0), 0.999).passes()).isFalse();
        assertThat(new PrunedCheck("65x47", routing(0.998, 3), 1).passes()).isFalse();
        assertThat(new PrunedCheck("65x47", routing(1, 3), 0.998).passes()).isFalse();
    }

    private static RoutingParity routing(double equal, int gatesCut) {
        return new RoutingParity(Form.PRUNED, 4, equal, 100, 80, 39, gatesCut, 18, 2);
    }
}
