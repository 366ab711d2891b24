package io.roadloop.inference.support;

import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.Normalise;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OnnxWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Real ONNX files of one layer whose answers are known. */
public final class TinyModels {

    private static final float NEVER = -100;

    private TinyModels() {}

    /**
     * Tells dark pixels from bright ones.
     *
     * @param classes number of classes
     * @param dark class of black pixels, with the logit steepness / 2
     * @param bright class of white pixels, likewise
     * @param steepness difference of the two logits at black and white: 20 is sure, 1 is not
     */
    public static byte[] darkAndBright(int classes, int dark, int bright, float steepness) {
        return darkAndBright(classes, dark, bright, steepness, OnnxOptions.serving(Map.of()));
    }

    /** The same with outputs of one's choice. */
    public static byte[] darkAndBright(int classes, int dark, int bright, float steepness, OnnxOptions options) {
        GraphBuilder builder = GraphBuilder.named("tiny");
        Node pixels = builder.add(
                "normalise", new Normalise(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0)), builder.input(3));
        Graph graph =
                builder.build(builder.add("classify", Convolution.of(classes, 1).biased(), pixels));
        float[] weight = new float[classes * 3];
        float[] bias = new float[classes];
        Arrays.fill(bias, NEVER);
        fill(weight, bias, dark, -steepness);
        fill(weight, bias, bright, steepness);
        return OnnxWriter.write(graph, weights(graph, weight, bias), options);
    }

    private static void fill(float[] weight, float[] bias, int index, float steepness) {
        Arrays.fill(weight, index * 3, index * 3 + 3, steepness / 3);
        bias[index] = -steepness / 2;
    }

    private static Map<String, float[]> weights(Graph graph, float[] weight, float[] bias) {
        List<NamedTensor> parameters = graph.parameters();
        return Map.of(parameters.get(0).path(), weight, parameters.get(1).path(), bias);
    }
}
