package io.roadloop.graph.onnx;

import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.BatchNorm;
import io.roadloop.graph.layer.Convolution;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The numbers of a graph as the file holds them: batch norms folded into the convolutions before them. */
final class OnnxWeights {
    private final Graph graph;
    private final Map<String, float[]> weights;
    private final Map<Node, Node> foldedNorms = new HashMap<>();

    OnnxWeights(Graph graph, Map<String, float[]> weights) {
        this.graph = graph;
        this.weights = weights;
        for (Node node : graph.nodes()) {
            if (node.layer() instanceof BatchNorm
                    && node.input(0).layer() instanceof Convolution
                    && graph.readers(node.input(0)) == 1) {
                foldedNorms.put(node.input(0), node);
            }
        }
    }

    /** Whether a batch norm stands in the convolution before it. */
    boolean isFolded(Node norm) {
        return foldedNorms.get(norm.input(0)) == norm;
    }

    FoldedConvolution convolution(Convolution layer, Node at) {
        float[] bias = layer.bias() ? parameter(at, 1) : new float[layer.channels()];
        FoldedConvolution plain = new FoldedConvolution(parameter(at, 0), bias);
        Node norm = foldedNorms.get(at);
        if (norm == null || !(norm.layer() instanceof BatchNorm batchNorm)) {
            return plain;
        }
        return behind(plain, batchNorm, norm);
    }

    /** Factor and offset of a batch norm that stands alone, as weights and bias. */
    FoldedConvolution affine(BatchNorm layer, Node at) {
        float[] ones = new float[at.shape().channels()];
        Arrays.fill(ones, 1);
        return behind(new FoldedConvolution(ones, new float[ones.length]), layer, at);
    }

    private FoldedConvolution behind(FoldedConvolution plain, BatchNorm layer, Node norm) {
        return plain.behind(
                layer,
                parameter(norm, BatchNorm.SCALE),
                parameter(norm, BatchNorm.SHIFT),
                numbers(buffer(norm, BatchNorm.RUNNING_MEAN)),
                numbers(buffer(norm, BatchNorm.RUNNING_VARIANCE)));
    }

    Shape shape(Node node, int index) {
        return tensor(node, index).shape();
    }

    float[] parameter(Node node, int index) {
        return numbers(tensor(node, index));
    }

    private NamedTensor tensor(Node node, int index) {
        return graph.parameters().get(graph.firstParameter(node) + index);
    }

    private NamedTensor buffer(Node node, int index) {
        return graph.buffers().get(graph.firstBuffer(node) + index);
    }

    private float[] numbers(NamedTensor tensor) {
        float[] values = weights.get(tensor.path());
        if (values == null || values.length != tensor.shape().size()) {
            throw new IllegalArgumentException("the weights given for " + graph.name() + " have no " + tensor.path()
                    + " of shape " + tensor.shape());
        }
        return values;
    }
}
