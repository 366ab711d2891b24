package io.roadloop.graph.torch;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a graph as one TorchScript method, one statement a node: {@code x0}, {@code x1}, … the inputs, {@code p} the
 * parameters, {@code b} the buffers. A list that would be empty is left out of the signature. The method gives the list
 * of the output and the taps, and computes nothing that they do not need.
 */
final class TorchEmitter implements LayerVisitor<Node, String> {
    private static final int FP32 = 6;
    private static final int BF16 = 15;
    private static final int PLANES = 0;
    private static final int CHANNELS_LAST = 2;

    private final Graph graph;
    private final boolean training;
    private final Precision precision;
    private final Map<Node, String> values = new HashMap<>();

    private TorchEmitter(Graph graph, boolean training, Precision precision) {
        this.graph = graph;
        this.training = training;
        this.precision = precision;
    }

    static String method(String name, Graph graph, List<String> taps, boolean training, Precision precision) {
        List<Node> wanted = new ArrayList<>(List.of(graph.output()));
        taps.forEach(tap -> wanted.add(graph.tap(tap)));
        return new TorchEmitter(graph, training, precision).method(name, wanted);
    }

    private String method(String name, List<Node> wanted) {
        StringBuilder text = new StringBuilder("  def " + name + "(self: __torch__.M");
        for (int input = 0; input < graph.inputs().size(); input++) {
            text.append(", x").append(input).append(": Tensor");
        }
        text.append(graph.parameters().isEmpty() ? "" : ", p: List[Tensor]");
        text.append(graph.buffers().isEmpty() ? "" : ", b: List[Tensor]");
        text.append(") -> List[Tensor]:\n");
        for (Node node : graph.neededFor(wanted)) {
            String value = "v" + values.size();
            text.append("    ")
                    .append(value)
                    .append(" = ")
                    .append(node.accept(this))
                    .append('\n');
            values.put(node, value);
        }
        String results = wanted.stream().map(this::result).collect(Collectors.joining(", ", "[", "]"));
        return text.append("    return ").append(results).append('\n').toString();
    }

    @Override
    public String input(Input layer, Node at) {
        return given(at);
    }

    @Override
    public String features(Features layer, Node at) {
        return computed(given(at));
    }

    private String given(Node at) {
        return call("contiguous", "x" + graph.inputs().indexOf(at), "memory_format=" + CHANNELS_LAST);
    }

    @Override
    public String normalise(Normalise layer, Node at) {
        String x = value(at.input(0));
        String centred = call("sub", x, constants(layer.mean(), x));
        return computed(call("div", centred, constants(layer.deviation(), x)));
    }

    @Override
    public String convolution(Convolution layer, Node at) {
        return call(
                "conv2d",
                in(at),
                computed(parameter(at, 0)),
                layer.bias() ? computed(parameter(at, 1)) : "None",
                pair(layer.stride()),
                pair(layer.padding()),
                pair(layer.dilation()),
                String.valueOf(layer.groups()));
    }

    @Override
    public String transposedConvolution(TransposedConvolution layer, Node at) {
        String enlarged = call(
                "conv_transpose2d",
                in(at),
                computed(parameter(at, 0)),
                layer.bias() ? computed(parameter(at, 1)) : "None",
                pair(layer.stride()),
                pair(layer.padding()),
                pair(0),
                "1",
                pair(1));
        String rows = call("slice", enlarged, "2", "0", side(at.input(1), 2));
        return call("slice", rows, "3", "0", side(at.input(1), 3));
    }

    @Override
    public String linear(Linear layer, Node at) {
        String flat = call("flatten", in(at), "1");
        String units = call("linear", flat, computed(parameter(at, 0)), computed(parameter(at, 1)));
        return call("unsqueeze", call("unsqueeze", units, "-1"), "-1");
    }

    @Override
    public String batchNorm(BatchNorm layer, Node at) {
        return call(
                "batch_norm",
                in(at),
                parameter(at, BatchNorm.SCALE),
                parameter(at, BatchNorm.SHIFT),
                buffer(at, BatchNorm.RUNNING_MEAN),
                buffer(at, BatchNorm.RUNNING_VARIANCE),
                truth(training),
                number(layer.momentum()),
                number(layer.epsilon()),
                "True");
    }

    /** In place where nobody else reads the input and nobody needs it for its gradient: batch norm does not. */
    @Override
    public String relu(Relu layer, Node at) {
        Node input = at.input(0);
        boolean inPlace = graph.readers(input) == 1 && input.layer() instanceof BatchNorm;
        return call(inPlace ? "relu_" : "relu", read(input));
    }

    @Override
    public String leakyRelu(LeakyRelu layer, Node at) {
        return call("leaky_relu", in(at), number(layer.slope()));
    }

    @Override
    public String sigmoid(Sigmoid layer, Node at) {
        return call("sigmoid", in(at));
    }

    @Override
    public String tanh(Tanh layer, Node at) {
        return call("tanh", in(at));
    }

    @Override
    public String dropout(Dropout layer, Node at) {
        return call("dropout", in(at), number(layer.rate()), truth(training));
    }

    @Override
    public String maxPool(MaxPool layer, Node at) {
        return call(
                "max_pool2d",
                in(at),
                pair(layer.kernel()),
                pair(layer.stride()),
                pair(layer.padding()),
                pair(1),
                truth(!layer.overlaps()));
    }

    @Override
    public String averagePool(AveragePool layer, Node at) {
        String size = pair(layer.size());
        return call("avg_pool2d", in(at), size, size, pair(0), "True", "False", "None");
    }

    @Override
    public String globalAveragePool(GlobalAveragePool layer, Node at) {
        return call("adaptive_avg_pool2d", in(at), pair(1));
    }

    @Override
    public String adaptiveAveragePool(AdaptiveAveragePool layer, Node at) {
        return call("adaptive_avg_pool2d", in(at), pair(layer.side()));
    }

    @Override
    public String resizeLike(ResizeLike layer, Node at) {
        return resized(at, side(at.input(1), 2), side(at.input(1), 3));
    }

    @Override
    public String enlarge(Enlarge layer, Node at) {
        String factor = String.valueOf(layer.factor());
        return resized(at, call("mul", side(at.input(0), 2), factor), call("mul", side(at.input(0), 3), factor));
    }

    @Override
    public String shrink(Shrink layer, Node at) {
        return resized(at, shrunk(side(at.input(0), 2), layer), shrunk(side(at.input(0), 3), layer));
    }

    private static String shrunk(String side, Shrink layer) {
        return call("floordiv", call("add", side, String.valueOf(layer.factor() - 1)), String.valueOf(layer.factor()));
    }

    private String resized(Node at, String rows, String columns) {
        String size = "[" + rows + ", " + columns + "]";
        return call(
                "upsample_bilinear2d",
                at.equals(graph.output()) ? planes(in(at)) : in(at),
                size,
                "False",
                "None",
                "None");
    }

    @Override
    public String concat(Concat layer, Node at) {
        return call("cat", at.inputs().stream().map(this::read).collect(Collectors.joining(", ", "[", "]")), "1");
    }

    @Override
    public String add(Add layer, Node at) {
        return call("add", in(at), read(at.input(1)));
    }

    @Override
    public String multiply(Multiply layer, Node at) {
        return call("mul", in(at), read(at.input(1)));
    }

    @Override
    public String channels(Channels layer, Node at) {
        return call("slice", in(at), "1", String.valueOf(layer.first()), String.valueOf(layer.end()));
    }

    @Override
    public String sumBelow(SumBelow layer, Node at) {
        String x = in(at);
        return call("type_as", call("lt", call("sum", x, "[1]", "True"), number(layer.limit())), x);
    }

    /**
     * The large maps of the output lie plane by plane, in fp32: few channels leave little to gain from keeping them last,
     * and losses, which read planes, would copy them there and their gradient back.
     */
    private String planes(String x) {
        String full = precision == Precision.BF16 ? call("to", x, String.valueOf(FP32)) : x;
        return call("contiguous", full, "memory_format=" + PLANES);
    }

    private String result(Node node) {
        String value = value(node);
        return precision == Precision.BF16 ? call("to", value, String.valueOf(FP32)) : value;
    }

    private String computed(String tensor) {
        return precision == Precision.BF16 ? call("to", tensor, String.valueOf(BF16)) : tensor;
    }

    private String in(Node at) {
        return read(at.input(0));
    }

    /** A node's value in the precision of the layers; only the pixels have another one. */
    private String read(Node node) {
        return node.layer() instanceof Input ? computed(value(node)) : value(node);
    }

    private String value(Node node) {
        String value = values.get(node);
        if (value == null) {
            throw new IllegalStateException(node + " is read before it is written");
        }
        return value;
    }

    private String parameter(Node node, int index) {
        return "p[" + (graph.firstParameter(node) + index) + "]";
    }

    private String buffer(Node node, int index) {
        return "b[" + (graph.firstBuffer(node) + index) + "]";
    }

    private String side(Node node, int axis) {
        return call("size", value(node), String.valueOf(axis));
    }

    private static String constants(List<Double> perChannel, String like) {
        String list = perChannel.stream().map(TorchEmitter::number).collect(Collectors.joining(", ", "[", "]"));
        String tensor = call("tensor", list, "dtype=" + FP32, "device=ops.prim.device(" + like + ")");
        return call("view", tensor, "[1, " + perChannel.size() + ", 1, 1]");
    }

    private static String truth(boolean value) {
        return value ? "True" : "False";
    }

    private static String number(double value) {
        return Double.toString(value);
    }

    private static String pair(int value) {
        return "[" + value + ", " + value + "]";
    }

    private static String call(String operation, String... arguments) {
        return "torch." + operation + "(" + String.join(", ", arguments) + ")";
    }
}
