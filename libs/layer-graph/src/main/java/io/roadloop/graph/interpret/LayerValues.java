package io.roadloop.graph.interpret;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of a graph's nodes in one pass. */
final class LayerValues implements LayerVisitor<Node, NDArray> {
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;
    /** DJL's batch norm turns the array around for any other, and back. */
    private static final int CHANNELS_SECOND = -1;

    private final Graph graph;
    private final boolean training;
    private final NDList inputs;
    private final NDList parameters;
    private final NDList buffers;
    private final Map<Node, NDArray> values = new HashMap<>();

    LayerValues(Graph graph, boolean training, NDList inputs, NDList parameters, NDList buffers) {
        this.graph = graph;
        this.training = training;
        this.inputs = inputs;
        this.parameters = parameters;
        this.buffers = buffers;
    }

    /** Computes a node whose inputs are computed. */
    NDArray compute(Node node) {
        NDArray value = node.accept(this);
        values.put(node, value);
        return value;
    }

    NDArray of(Node node) {
        NDArray value = values.get(node);
        if (value == null) {
            throw new IllegalStateException(node + " is read before it is computed, or after it was freed");
        }
        return value;
    }

    /** Gives a node's memory back, unless it is the caller's: dropout passes on what it was given. */
    void free(Node node) {
        NDArray value = values.remove(node);
        if (value != null && !isIn(inputs, value) && !isIn(values.values(), value)) {
            value.close();
        }
    }

    /** As the same array: equal ones are others. */
    private static boolean isIn(Collection<NDArray> arrays, NDArray value) {
        return arrays.stream().anyMatch(other -> other == value);
    }

    private NDArray in(Node node, int index) {
        return of(node.input(index));
    }

    private NDArray parameter(Node node, int index) {
        return parameters.get(graph.firstParameter(node) + index);
    }

    private NDArray buffer(Node node, int index) {
        return buffers.get(graph.firstBuffer(node) + index);
    }

    @Override
    public NDArray input(Input layer, Node at) {
        return inputs.get(graph.inputs().indexOf(at));
    }

    @Override
    public NDArray features(Features layer, Node at) {
        return inputs.get(graph.inputs().indexOf(at));
    }

    @Override
    public NDArray normalise(Normalise layer, Node at) {
        NDArray x = in(at, 0);
        return x.sub(perChannel(x, layer.mean())).div(perChannel(x, layer.deviation()));
    }

    private static NDArray perChannel(NDArray like, List<Double> values) {
        double[] each = values.stream().mapToDouble(Double::doubleValue).toArray();
        return like.getManager().create(each, new Shape(1, each.length, 1, 1)).toType(like.getDataType(), false);
    }

    @Override
    public NDArray convolution(Convolution layer, Node at) {
        return Conv2d.conv2d(
                        in(at, 0),
                        parameter(at, 0),
                        layer.bias() ? parameter(at, 1) : null,
                        square(layer.stride()),
                        square(layer.padding()),
                        square(layer.dilation()),
                        layer.groups())
                .singletonOrThrow();
    }

    @Override
    public NDArray transposedConvolution(TransposedConvolution layer, Node at) {
        NDArray bias = layer.bias() ? parameter(at, 1) : null;
        NDArray enlarged = SpreadConvolution.of(layer, in(at, 0), parameter(at, 0), bias);
        Shape size = in(at, 1).getShape();
        return enlarged.get(":, :, :{}, :{}", size.get(ROWS), size.get(COLUMNS));
    }

    @Override
    public NDArray linear(Linear layer, Node at) {
        NDArray x = in(at, 0);
        NDArray rows = x.reshape(x.getShape().get(0), -1);
        return rows.matMul(parameter(at, 0).transpose())
                .add(parameter(at, 1))
                .reshape(x.getShape().get(0), layer.units(), 1, 1);
    }

    /** DJL's momentum is what is kept. */
    @Override
    public NDArray batchNorm(BatchNorm layer, Node at) {
        return ai.djl.nn.norm.BatchNorm.batchNorm(
                        in(at, 0),
                        buffer(at, BatchNorm.RUNNING_MEAN),
                        buffer(at, BatchNorm.RUNNING_VARIANCE),
                        parameter(at, BatchNorm.SCALE),
                        parameter(at, BatchNorm.SHIFT),
                        CHANNELS_SECOND,
                        (float) (1 - layer.momentum()),
                        (float) layer.epsilon(),
                        training)
                .singletonOrThrow();
    }

    @Override
    public NDArray relu(Relu layer, Node at) {
        return Activation.relu(in(at, 0));
    }

    @Override
    public NDArray leakyRelu(LeakyRelu layer, Node at) {
        return Activation.leakyRelu(in(at, 0), (float) layer.slope());
    }

    @Override
    public NDArray sigmoid(Sigmoid layer, Node at) {
        return Activation.sigmoid(in(at, 0));
    }

    @Override
    public NDArray tanh(Tanh layer, Node at) {
        return Activation.tanh(in(at, 0));
    }

    @Override
    public NDArray dropout(Dropout layer, Node at) {
        return training
                ? ai.djl.nn.norm.Dropout.dropout(in(at, 0), (float) layer.rate(), true)
                        .singletonOrThrow()
                : in(at, 0);
    }

    @Override
    public NDArray maxPool(MaxPool layer, Node at) {
        return Pool.maxPool2d(
                in(at, 0), square(layer.kernel()), square(layer.stride()), square(layer.padding()), !layer.overlaps());
    }

    /** With windows over the edge, of which only the pixels count. */
    @Override
    public NDArray averagePool(AveragePool layer, Node at) {
        Shape size = square(layer.size());
        return Pool.avgPool2d(in(at, 0), size, size, square(0), true, false);
    }

    private static Shape square(long side) {
        return new Shape(side, side);
    }

    @Override
    public NDArray globalAveragePool(GlobalAveragePool layer, Node at) {
        return Resampling.means(in(at, 0), 1);
    }

    @Override
    public NDArray adaptiveAveragePool(AdaptiveAveragePool layer, Node at) {
        return Resampling.means(in(at, 0), layer.side());
    }

    @Override
    public NDArray resizeLike(ResizeLike layer, Node at) {
        Shape to = in(at, 1).getShape();
        return Resampling.bilinear(in(at, 0), to.get(ROWS), to.get(COLUMNS));
    }

    @Override
    public NDArray enlarge(Enlarge layer, Node at) {
        Shape from = in(at, 0).getShape();
        return Resampling.bilinear(in(at, 0), from.get(ROWS) * layer.factor(), from.get(COLUMNS) * layer.factor());
    }

    @Override
    public NDArray shrink(Shrink layer, Node at) {
        Shape from = in(at, 0).getShape();
        return Resampling.bilinear(
                in(at, 0), divided(from.get(ROWS), layer.factor()), divided(from.get(COLUMNS), layer.factor()));
    }

    private static long divided(long side, long by) {
        return (side + by - 1) / by;
    }

    @Override
    public NDArray concat(Concat layer, Node at) {
        NDList maps = new NDList();
        at.inputs().forEach(input -> maps.add(of(input)));
        return NDArrays.concat(maps, 1);
    }

    @Override
    public NDArray add(Add layer, Node at) {
        return in(at, 0).add(in(at, 1));
    }

    @Override
    public NDArray multiply(Multiply layer, Node at) {
        return in(at, 0).mul(in(at, 1));
    }

    @Override
    public NDArray channels(Channels layer, Node at) {
        return in(at, 0).get(":, {}:{}", layer.first(), layer.end());
    }

    @Override
    public NDArray sumBelow(SumBelow layer, Node at) {
        NDArray x = in(at, 0);
        return x.sum(new int[] {1}, true).lt(layer.limit()).toType(x.getDataType(), false);
    }
}
