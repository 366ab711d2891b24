package io.roadloop.graph.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.Graph;
import io.roadloop.graph.WeightsMismatchException;
import io.roadloop.graph.nets.DenseRoadNet;
import io.roadloop.graph.nets.Width;
import io.roadloop.graph.support.SmallGraphs;
import io.roadloop.graph.weights.TrialWeights;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Graph graph = SmallGraphs.network();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void shouldComeBackBitForBit() {
        Map<String, float[]> host = TrialWeights.of(graph, 3);

        try (Weights weights = Weights.of(graph, manager, host)) {
            assertSame(weights.toHost(), host);
        }
    }

    @Test
    void shouldTakeOtherNumbersInPlaceWhileTheyAreTrained() {
        Map<String, float[]> host = TrialWeights.of(graph, 3);

        try (Weights weights = Weights.initialise(graph, manager, 1);
                Kernels kernels = Kernels.load(manager);
                GradientMode recording = GradientMode.on()) {
            Gradients.enable(weights.parameters());
            weights.set(host, kernels);

            assertSame(weights.toHost(), host);
        }
    }

    @Test
    void shouldDrawTheSameNumbersForTheSameSeedOnly() {
        assertSame(Weights.initial(graph, 1), Weights.initial(graph, 1));
        assertThat(Weights.initial(graph, 2).get("stem/conv/weight"))
                .isNotEqualTo(Weights.initial(graph, 1).get("stem/conv/weight"));
    }

    @Test
    void shouldDrawWithTheDeviationOfKaiming() {
        float[] weights = Weights.initial(DenseRoadNet.of(Width.FULL, 19), 1).get("decoder/from-4/narrow/conv/weight");

        double sum = 0;
        for (float weight : weights) {
            sum += (double) weight * weight;
        }

        assertThat(Math.sqrt(sum / weights.length)).isCloseTo(Math.sqrt(2.0 / (424 * 9)), within(2e-4));
    }

    @Test
    void shouldListWhatIsMissingUnknownAndMisshapen() {
        Map<String, float[]> host = TrialWeights.of(graph, 3);
        host.remove("stem/conv/weight");
        host.put("stem/norm/scale", new float[3]);
        host.put("tail", new float[1]);

        assertThatThrownBy(() -> Weights.of(graph, manager, host))
                .isInstanceOf(WeightsMismatchException.class)
                .hasMessageContainingAll(
                        "do not fit small", "missing stem/conv/weight", "stem/norm/scale has 3", "unknown tail");
    }

    private static void assertSame(Map<String, float[]> actual, Map<String, float[]> expected) {
        assertThat(actual.keySet()).containsExactlyElementsOf(expected.keySet());
        expected.forEach((path, values) -> assertThat(actual.get(path)).as(path).isEqualTo(values));
    }
}
