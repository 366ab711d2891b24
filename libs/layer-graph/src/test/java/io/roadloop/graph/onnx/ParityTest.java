package io.roadloop.graph.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.JigsawHead;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.nets.PixelProjector;
import io.roadloop.graph.nets.RoutingSpace;
import io.roadloop.graph.nets.VectorHeads;
import io.roadloop.graph.support.LayerKinds;
import io.roadloop.graph.support.Parity;
import io.roadloop.graph.support.SmallGraphs;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same graph read three ways, on even and odd sizes and several batches, must say the same. */
class ParityTest {
    private static final int[][] SIZES = {{97, 61}, {96, 64}, {33, 47}};
    private static final int[][] SMALL_SIZES = {{7, 6}, {13, 9}, {32, 17}};

    @TempDir
    Path directory;

    static Stream<Graph> layers() {
        return Stream.concat(SmallGraphs.layers(), Stream.of(SmallGraphs.dropout()));
    }

    @Test
    void shouldTryEveryKindOfLayer() {
        assertThat(LayerKinds.in(layers())).isEqualTo(LayerKinds.all());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void shouldComputeALayerAlikeInTorchScriptInterpreterAndOnnxRuntime(Graph layer) {
        checkNumbers(layer);
    }

    private void checkNumbers(Graph graph) {
        try (Parity parity = new Parity(graph, directory)) {
            for (int[] size : SMALL_SIZES) {
                for (int frames = 1; frames <= 3; frames++) {
                    parity.checkNumbers(frames, size[0], size[1]);
                }
            }
        }
    }

    static Stream<Graph> heads() {
        return Stream.of(
                VectorHeads.embedding(16, 8),
                VectorHeads.attention(16),
                PixelProjector.of(16),
                JigsawHead.of(new RoutingSpace(3, 4, 8), 10));
    }

    @ParameterizedTest
    @MethodSource("heads")
    void shouldComputeAHeadAlikeInTorchScriptInterpreterAndOnnxRuntime(Graph head) {
        checkNumbers(head);
    }

    static Stream<Graph> networks() {
        Stream<String> names = Stream.of(
                "dense-road/compact",
                "dense-road/full",
                "deeplab-v3-plus/resnet-narrow-os8",
                "deeplab-v3-plus/resnet-narrow-os16",
                "dynamic-routing/small",
                "auxiliary/small");
        return Stream.concat(Stream.of(SmallGraphs.network()), names.map(name -> Networks.named(name, 11)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldSayTheSameInTorchScriptInterpreterAndOnnxRuntime(Graph graph) {
        try (Parity parity = new Parity(graph, directory)) {
            for (int[] size : SIZES) {
                for (int frames = 1; frames <= 3; frames++) {
                    parity.check(frames, size[0], size[1]);
                }
            }
        }
    }
}
