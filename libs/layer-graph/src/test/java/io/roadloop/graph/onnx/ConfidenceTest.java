package io.roadloop.graph.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.Normalise;
import io.roadloop.graph.layer.ResizeLike;
import io.roadloop.graph.support.OnnxFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks whose logits are the red and the green byte, so that the code can be computed by hand. */
class ConfidenceTest {
    @TempDir
    Path directory;

    @Test
    void shouldCodeTheMeanOfEachBlockOfFourByFour() {
        Graph graph = direct();
        byte[] frames = frame(6, 5, (x, y) -> x < 4 ? 5 : 1);

        OnnxFile.Output confidence = run(graph, frames, new Shape(1, 5, 6, 3));

        assertThat(confidence.shape()).isEqualTo(new Shape(1, 2, 2));
        assertThat(codes(confidence)).containsExactly(code(5), code(1), code(5), code(1));
    }

    @Test
    void shouldCodeTheLogitsThatTheLastLayerEnlarges() {
        Graph graph = enlarged();
        byte[] frames = frame(8, 4, (x, y) -> x < 4 ? 3 : 7);

        OnnxFile.Output confidence = run(graph, frames, new Shape(1, 4, 8, 3));

        assertThat(codes(confidence)).containsExactly(code(3), code(7));
    }

    @Test
    void shouldSaturateAt255() {
        OnnxFile.Output confidence = run(direct(), frame(4, 4, (x, y) -> 200), new Shape(1, 4, 4, 3));

        assertThat(codes(confidence)).containsExactly(255);
    }

    private OnnxFile.Output run(Graph graph, byte[] frames, Shape shape) {
        String layer = graph.parameters().get(0).path();
        Map<String, float[]> redAndGreen = Map.of(layer, new float[] {255, 0, 0, 0, 255, 0});
        try (OnnxFile file = OnnxFile.export(graph, redAndGreen, OnnxOptions.serving(Map.of()), directory)) {
            return file.run(frames, shape).get(OutputKind.CONFIDENCE);
        }
    }

    private static Graph direct() {
        GraphBuilder builder = GraphBuilder.named("direct");
        Node pixels = builder.add("normalise", unit(), builder.input(3));
        return builder.build(builder.add("conv", Convolution.of(2, 1), pixels));
    }

    private static Graph enlarged() {
        GraphBuilder builder = GraphBuilder.named("enlarged");
        Node input = builder.input(3);
        Node pixels = builder.add("normalise", unit(), input);
        Node quarter = builder.add("conv", Convolution.of(2, 1).strided(4), pixels);
        return builder.build(builder.add("up", new ResizeLike(), quarter, input));
    }

    private static Normalise unit() {
        return new Normalise(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
    }

    /** What the red byte is; green and blue are 0. */
    private interface Red {
        int at(int x, int y);
    }

    private static byte[] frame(int width, int height, Red red) {
        byte[] bytes = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                bytes[(y * width + x) * 3] = (byte) red.at(x, y);
            }
        }
        return bytes;
    }

    private static int code(int margin) {
        double probability = 1 / (1 + Math.exp(-margin));
        return (int) Math.round(255 * Math.min(1, -Math.log10(1 - probability) / 4));
    }

    private static int[] codes(OnnxFile.Output output) {
        ByteBuffer bytes = output.bytes();
        int[] codes = new int[bytes.remaining()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = Byte.toUnsignedInt(bytes.get(i));
        }
        return codes;
    }
}
