package io.roadloop.graph.onnx;

import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.DenseRoadNet;
import io.roadloop.graph.nets.Width;
import io.roadloop.graph.support.Parity;
import io.roadloop.graph.support.SmallGraphs;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same graph read three ways, on even and odd sizes and several batches, must say the same. */
class ParityTest {
    private static final int[][] SIZES = {{97, 61}, {128, 96}, {33, 47}};
    private static final int[][] SMALL_SIZES = {{7, 6}, {13, 9}, {32, 17}};

    @TempDir
    Path directory;

    static Stream<Graph> layers() {
        return Stream.concat(SmallGraphs.layers(), Stream.of(SmallGraphs.dropout()));
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

    static Stream<Graph> networks() {
        return Stream.of(SmallGraphs.network(), DenseRoadNet.of(Width.COMPACT, 11), DenseRoadNet.of(Width.FULL, 19));
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
