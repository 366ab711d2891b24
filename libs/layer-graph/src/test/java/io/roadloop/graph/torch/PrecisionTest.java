package io.roadloop.graph.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.support.Drawn;
import io.roadloop.graph.support.SmallGraphs;
import io.roadloop.graph.weights.TrialWeights;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In bfloat16, which has three decimal digits, every layer and network must stay near what it computes in fp32. */
class PrecisionTest {
    private static final int HEIGHT = 33;
    private static final int WIDTH = 47;

    private final NDManager manager = TorchDevice.newManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<Graph> graphs() {
        return Stream.concat(
                SmallGraphs.layers(),
                Stream.of("dense-road/compact", "deeplab-v3-plus/resnet-narrow-os16")
                        .map(name -> Networks.named(name, 11)));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void shouldStayNearFullPrecisionInBfloat16(Graph graph) {
        NDList inputs = new NDList();
        graph.inputs().forEach(input -> inputs.add(random(input.shape())));
        try (TorchFunction full = TorchFunction.compile(graph, manager);
                TorchFunction half = TorchFunction.compile(graph, manager, Precision.BF16);
                Weights weights = Weights.of(graph, manager, TrialWeights.of(graph, 2))) {
            NDArray expected = full.read(manager, inputs, weights.parameters(), weights.buffers())
                    .output();

            NDArray output = half.read(manager, inputs, weights.parameters(), weights.buffers())
                    .output();

            float largest = expected.abs().max().getFloat();
            assertThat(output.getDataType()).isEqualTo(DataType.FLOAT32);
            assertThat(output.sub(expected).abs().max().getFloat()).isLessThan(0.1f * largest);
        }
    }

    private NDArray random(MapShape map) {
        return Drawn.uniform(manager, 0, 1, new Shape(1, map.channels(), map.side(HEIGHT), map.side(WIDTH)));
    }
}
