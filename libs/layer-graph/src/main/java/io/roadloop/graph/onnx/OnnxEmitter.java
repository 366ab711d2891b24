package io.roadloop.graph.onnx;

import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.Add;
import io.roadloop.graph.layer.AveragePool;
import io.roadloop.graph.layer.BatchNorm;
import io.roadloop.graph.layer.Concat;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.Input;
import io.roadloop.graph.layer.LayerVisitor;
import io.roadloop.graph.layer.Normalise;
import io.roadloop.graph.layer.Relu;
import io.roadloop.graph.layer.ResizeLike;
import io.roadloop.graph.layer.TransposedConvolution;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Writes a graph's nodes as ONNX operations that compute as in serving; values are named by their node's path. */
final class OnnxEmitter implements LayerVisitor<Node, String> {
    static final String FRAMES = "frames";
    private static final int FLOAT = 1;

    private final Graph graph;
    private final Map<String, float[]> weights;
    private final OnnxBody body;
    private final Map<Node, String> values = new HashMap<>();
    private final Map<Node, Node> foldedNorms = new HashMap<>();

    OnnxEmitter(Graph graph, Map<String, float[]> weights, OnnxBody body) {
        this.graph = graph;
        this.weights = weights;
        this.body = body;
        for (Node node : graph.nodes()) {
            if (node.layer() instanceof BatchNorm
                    && node.input(0).layer() instanceof Convolution
                    && graph.readers(node.input(0)) == 1) {
                foldedNorms.put(node.input(0), node);
            }
        }
    }

    /** Writes all nodes. */
    void emit() {
        graph.nodes().forEach(node -> values.put(node, node.accept(this)));
    }

    /** The name of a node's value. */
    String value(Node node) {
        String value = values.get(node);
        if (value == null) {
            throw new IllegalStateException(node + " is read before it is written");
        }
        return value;
    }

    @Override
    public String input(Input layer, Node at) {
        // Turned while they are bytes: a quarter of the memory to move.
        String planes =
                body.operation("Transpose", FRAMES).with("perm", 0, 3, 1, 2).as(at.path() + "/planes");
        return body.operation("Cast", planes).with("to", FLOAT).as(at.path());
    }

    /** Bytes 0..255 stand where training has 0..1, so the division by 255 is part of the factor. */
    @Override
    public String normalise(Normalise layer, Node at) {
        int channels = layer.mean().size();
        double unit = at.input(0).layer() instanceof Input ? 255 : 1;
        float[] factor = new float[channels];
        float[] offset = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            factor[channel] = (float) (1 / (unit * layer.deviation().get(channel)));
            offset[channel] =
                    (float) (-layer.mean().get(channel) / layer.deviation().get(channel));
        }
        return scaleAndShift(at, value(at.input(0)), factor, offset);
    }

    @Override
    public String convolution(Convolution layer, Node at) {
        FoldedConvolution folded = folded(layer, at);
        long padding = layer.padding();
        return body.operation(
                        "Conv",
                        value(at.input(0)),
                        body.floats(at.path() + "/weight", parameter(at, 0).shape(), folded.weights()),
                        body.floats(at.path() + "/bias", new Shape(layer.channels()), folded.bias()))
                .with("kernel_shape", layer.kernel(), layer.kernel())
                .with("strides", layer.stride(), layer.stride())
                .with("dilations", layer.dilation(), layer.dilation())
                .with("pads", padding, padding, padding, padding)
                .as(at.path());
    }

    private FoldedConvolution folded(Convolution layer, Node at) {
        float[] bias = layer.bias() ? numbers(parameter(at, 1)) : new float[layer.channels()];
        FoldedConvolution plain = new FoldedConvolution(numbers(parameter(at, 0)), bias);
        Node norm = foldedNorms.get(at);
        if (norm == null || !(norm.layer() instanceof BatchNorm batchNorm)) {
            return plain;
        }
        return plain.behind(
                batchNorm,
                numbers(parameter(norm, BatchNorm.SCALE)),
                numbers(parameter(norm, BatchNorm.SHIFT)),
                numbers(buffer(norm, BatchNorm.RUNNING_MEAN)),
                numbers(buffer(norm, BatchNorm.RUNNING_VARIANCE)));
    }

    @Override
    public String transposedConvolution(TransposedConvolution layer, Node at) {
        long padding = layer.padding();
        float[] bias = layer.bias() ? numbers(parameter(at, 1)) : new float[layer.channels()];
        String enlarged = body.operation(
                        "ConvTranspose",
                        value(at.input(0)),
                        body.floats(at.path() + "/weight", parameter(at, 0).shape(), numbers(parameter(at, 0))),
                        body.floats(at.path() + "/bias", new Shape(layer.channels()), bias))
                .with("kernel_shape", layer.kernel(), layer.kernel())
                .with("strides", layer.stride(), layer.stride())
                .with("pads", padding, padding, padding, padding)
                .as(at.path() + "/enlarged");
        String from = body.longs("origin", 0, 0);
        return body.operation("Slice", enlarged, from, sides(at.input(1), at), body.longs("sides", 2, 3))
                .as(at.path());
    }

    @Override
    public String batchNorm(BatchNorm layer, Node at) {
        if (foldedNorms.get(at.input(0)) == at) {
            return value(at.input(0));
        }
        float[] scale = numbers(parameter(at, BatchNorm.SCALE));
        float[] ones = new float[scale.length];
        Arrays.fill(ones, 1);
        FoldedConvolution affine = new FoldedConvolution(ones, new float[scale.length])
                .behind(
                        layer,
                        scale,
                        numbers(parameter(at, BatchNorm.SHIFT)),
                        numbers(buffer(at, BatchNorm.RUNNING_MEAN)),
                        numbers(buffer(at, BatchNorm.RUNNING_VARIANCE)));
        return scaleAndShift(at, value(at.input(0)), affine.weights(), affine.bias());
    }

    private String scaleAndShift(Node at, String input, float[] factor, float[] offset) {
        Shape perChannel = new Shape(1, factor.length, 1, 1);
        String scaled = body.operation("Mul", input, body.floats(at.path() + "/factor", perChannel, factor))
                .as(at.path() + "/scaled");
        return body.operation("Add", scaled, body.floats(at.path() + "/offset", perChannel, offset))
                .as(at.path());
    }

    @Override
    public String relu(Relu layer, Node at) {
        return body.operation("Relu", value(at.input(0))).as(at.path());
    }

    @Override
    public String averagePool(AveragePool layer, Node at) {
        return body.operation("AveragePool", value(at.input(0)))
                .with("kernel_shape", layer.size(), layer.size())
                .with("strides", layer.size(), layer.size())
                .with("ceil_mode", 1)
                .with("count_include_pad", 0)
                .as(at.path());
    }

    /** Equals PyTorch's bilinear: sizes on the two axes, half-pixel centres, no antialiasing. */
    @Override
    public String resizeLike(ResizeLike layer, Node at) {
        return body.operation("Resize", value(at.input(0)), "", "", sides(at.input(1), at))
                .with("axes", 2, 3)
                .with("mode", "linear")
                .with("coordinate_transformation_mode", "half_pixel")
                .as(at.path());
    }

    @Override
    public String concat(Concat layer, Node at) {
        String[] inputs = at.inputs().stream().map(this::value).toArray(String[]::new);
        return body.operation("Concat", inputs).with("axis", 1).as(at.path());
    }

    @Override
    public String add(Add layer, Node at) {
        return body.operation("Add", value(at.input(0)), value(at.input(1))).as(at.path());
    }

    private String sides(Node of, Node at) {
        return body.operation("Shape", value(of))
                .with("start", 2)
                .with("end", 4)
                .as(at.path() + "/sides");
    }

    private NamedTensor parameter(Node node, int index) {
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
