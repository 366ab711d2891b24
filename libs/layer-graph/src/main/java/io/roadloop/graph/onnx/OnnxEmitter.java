package io.roadloop.graph.onnx;

import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.AdaptiveAveragePool;
import io.roadloop.graph.layer.Add;
import io.roadloop.graph.layer.AveragePool;
import io.roadloop.graph.layer.BatchNorm;
import io.roadloop.graph.layer.Channels;
import io.roadloop.graph.layer.Concat;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.Dropout;
import io.roadloop.graph.layer.Enlarge;
import io.roadloop.graph.layer.Features;
import io.roadloop.graph.layer.GlobalAveragePool;
import io.roadloop.graph.layer.Input;
import io.roadloop.graph.layer.LayerVisitor;
import io.roadloop.graph.layer.LeakyRelu;
import io.roadloop.graph.layer.Linear;
import io.roadloop.graph.layer.MaxPool;
import io.roadloop.graph.layer.Multiply;
import io.roadloop.graph.layer.Normalise;
import io.roadloop.graph.layer.Relu;
import io.roadloop.graph.layer.ResizeLike;
import io.roadloop.graph.layer.Shrink;
import io.roadloop.graph.layer.Sigmoid;
import io.roadloop.graph.layer.SumBelow;
import io.roadloop.graph.layer.Tanh;
import io.roadloop.graph.layer.TransposedConvolution;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a graph's nodes as ONNX operations that compute as in serving; values are named by a slash and their node's path. */
final class OnnxEmitter implements LayerVisitor<Node, String> {
    static final String FRAMES = "frames";
    private static final int FLOAT = 1;
    private static final int CHANNEL_AXIS = 1;
    private static final int BYTE = 255;
    private static final Shape SCALAR = new Shape();

    private final Graph graph;
    private final OnnxWeights weights;
    private final OnnxBody body;
    private final OnnxResizing resizing;
    private final Map<Node, String> values = new HashMap<>();
    private final Set<Node> scaledInputs = new HashSet<>();

    OnnxEmitter(Graph graph, Map<String, float[]> weights, OnnxBody body) {
        this.graph = graph;
        this.weights = new OnnxWeights(graph, weights);
        this.body = body;
        this.resizing = new OnnxResizing(body);
    }

    /** Writes what the output needs. */
    void emit() {
        graph.neededFor(List.of(graph.output())).forEach(node -> values.put(node, node.accept(this)));
    }

    /** The name of a node's value. */
    String value(Node node) {
        String value = values.get(node);
        if (value == null) {
            throw new IllegalStateException(node + " is read before it is written");
        }
        return value;
    }

    private static String name(Node node) {
        return "/" + node.path();
    }

    /** A name for what a layer needs beside its value. */
    private static String own(Node node, String part) {
        return name(node) + ":" + part;
    }

    private String in(Node at) {
        return read(at.input(0));
    }

    /** A node's value as in training: pixels in 0..1, where the file has bytes. */
    private String read(Node node) {
        if (!(node.layer() instanceof Input)) {
            return value(node);
        }
        String units = own(node, "units");
        if (scaledInputs.add(node)) {
            body.operation("Mul", value(node), body.floats(":byte", SCALAR, 1f / BYTE))
                    .as(units);
        }
        return units;
    }

    @Override
    public String input(Input layer, Node at) {
        // Turned while they are bytes: a quarter of the memory to move.
        String planes =
                body.operation("Transpose", FRAMES).with("perm", 0, 3, 1, 2).as(own(at, "planes"));
        return body.operation("Cast", planes).with("to", FLOAT).as(name(at));
    }

    @Override
    public String features(Features layer, Node at) {
        return at.path();
    }

    /** Bytes 0..255 stand where training has 0..1, so the division by 255 is part of the factor. */
    @Override
    public String normalise(Normalise layer, Node at) {
        int channels = layer.mean().size();
        double unit = at.input(0).layer() instanceof Input ? BYTE : 1;
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
        FoldedConvolution folded = weights.convolution(layer, at);
        long padding = layer.padding();
        return body.operation(
                        "Conv",
                        in(at),
                        body.floats(own(at, "weight"), weights.shape(at, 0), folded.weights()),
                        body.floats(own(at, "bias"), new Shape(layer.channels()), folded.bias()))
                .with("kernel_shape", layer.kernel(), layer.kernel())
                .with("strides", layer.stride(), layer.stride())
                .with("dilations", layer.dilation(), layer.dilation())
                .with("pads", padding, padding, padding, padding)
                .with("group", layer.groups())
                .as(name(at));
    }

    @Override
    public String transposedConvolution(TransposedConvolution layer, Node at) {
        long padding = layer.padding();
        float[] bias = layer.bias() ? weights.parameter(at, 1) : new float[layer.channels()];
        String enlarged = body.operation(
                        "ConvTranspose",
                        in(at),
                        body.floats(own(at, "weight"), weights.shape(at, 0), weights.parameter(at, 0)),
                        body.floats(own(at, "bias"), new Shape(layer.channels()), bias))
                .with("kernel_shape", layer.kernel(), layer.kernel())
                .with("strides", layer.stride(), layer.stride())
                .with("pads", padding, padding, padding, padding)
                .as(own(at, "enlarged"));
        return resizing.cut(enlarged, sidesOfModel(at), name(at));
    }

    @Override
    public String linear(Linear layer, Node at) {
        String flat = body.operation("Flatten", in(at)).with("axis", 1).as(own(at, "flat"));
        String units = body.operation(
                        "Gemm",
                        flat,
                        body.floats(own(at, "weight"), weights.shape(at, 0), weights.parameter(at, 0)),
                        body.floats(own(at, "bias"), weights.shape(at, 1), weights.parameter(at, 1)))
                .with("transB", 1)
                .as(own(at, "units"));
        return body.operation("Unsqueeze", units, body.longs(":sides", 2, 3)).as(name(at));
    }

    @Override
    public String batchNorm(BatchNorm layer, Node at) {
        if (weights.isFolded(at)) {
            return in(at);
        }
        FoldedConvolution affine = weights.affine(layer, at);
        return scaleAndShift(at, in(at), affine.weights(), affine.bias());
    }

    private String scaleAndShift(Node at, String value, float[] factor, float[] offset) {
        Shape perChannel = new Shape(1, factor.length, 1, 1);
        String scaled = body.operation("Mul", value, body.floats(own(at, "factor"), perChannel, factor))
                .as(own(at, "scaled"));
        return body.operation("Add", scaled, body.floats(own(at, "offset"), perChannel, offset))
                .as(name(at));
    }

    @Override
    public String relu(Relu layer, Node at) {
        return body.operation("Relu", in(at)).as(name(at));
    }

    @Override
    public String leakyRelu(LeakyRelu layer, Node at) {
        return body.operation("LeakyRelu", in(at)).with("alpha", layer.slope()).as(name(at));
    }

    @Override
    public String sigmoid(Sigmoid layer, Node at) {
        return body.operation("Sigmoid", in(at)).as(name(at));
    }

    @Override
    public String tanh(Tanh layer, Node at) {
        return body.operation("Tanh", in(at)).as(name(at));
    }

    @Override
    public String dropout(Dropout layer, Node at) {
        return in(at);
    }

    @Override
    public String maxPool(MaxPool layer, Node at) {
        long padding = layer.padding();
        return body.operation("MaxPool", in(at))
                .with("kernel_shape", layer.kernel(), layer.kernel())
                .with("strides", layer.stride(), layer.stride())
                .with("pads", padding, padding, padding, padding)
                .with("ceil_mode", layer.overlaps() ? 0 : 1)
                .as(name(at));
    }

    @Override
    public String averagePool(AveragePool layer, Node at) {
        return body.operation("AveragePool", in(at))
                .with("kernel_shape", layer.size(), layer.size())
                .with("strides", layer.size(), layer.size())
                .with("ceil_mode", 1)
                .with("count_include_pad", 0)
                .as(name(at));
    }

    @Override
    public String globalAveragePool(GlobalAveragePool layer, Node at) {
        return body.operation("GlobalAveragePool", in(at)).as(name(at));
    }

    @Override
    public String adaptiveAveragePool(AdaptiveAveragePool layer, Node at) {
        return new OnnxAdaptivePool(body, layer.side()).emit(in(at), name(at));
    }

    @Override
    public String resizeLike(ResizeLike layer, Node at) {
        return resizing.bilinear(in(at), sidesOfModel(at), name(at));
    }

    @Override
    public String enlarge(Enlarge layer, Node at) {
        return resizing.enlarged(in(at), layer.factor(), name(at));
    }

    @Override
    public String shrink(Shrink layer, Node at) {
        return resizing.shrunk(in(at), layer.factor(), name(at));
    }

    @Override
    public String concat(Concat layer, Node at) {
        String[] inputs = at.inputs().stream().map(this::read).toArray(String[]::new);
        return body.operation("Concat", inputs).with("axis", CHANNEL_AXIS).as(name(at));
    }

    @Override
    public String add(Add layer, Node at) {
        return body.operation("Add", in(at), read(at.input(1))).as(name(at));
    }

    @Override
    public String multiply(Multiply layer, Node at) {
        return body.operation("Mul", in(at), read(at.input(1))).as(name(at));
    }

    @Override
    public String channels(Channels layer, Node at) {
        return body.operation(
                        "Slice",
                        in(at),
                        body.longs(own(at, "first"), layer.first()),
                        body.longs(own(at, "end"), layer.end()),
                        body.longs(":channel-axis", CHANNEL_AXIS))
                .as(name(at));
    }

    @Override
    public String sumBelow(SumBelow layer, Node at) {
        String sum = body.operation("ReduceSum", in(at), body.longs(":channel-axis", CHANNEL_AXIS))
                .as(own(at, "sum"));
        String limit = body.floats(own(at, "limit"), SCALAR, (float) layer.limit());
        String below = body.operation("Less", sum, limit).as(own(at, "below"));
        return body.operation("Cast", below).with("to", FLOAT).as(name(at));
    }

    private String sidesOfModel(Node at) {
        return resizing.sides(value(at.input(1)), own(at, "sides"));
    }
}
