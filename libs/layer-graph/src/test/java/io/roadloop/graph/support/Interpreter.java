package io.roadloop.graph.support;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The graph on NDArrays, layer by layer, from first principles where it can be: what the other readers must agree with. */
public final class Interpreter implements LayerVisitor<Node, NDArray> {
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;
    private static final double LOWEST = -1e9;

    private final Graph graph;
    private final boolean training;
    private final NDList inputs;
    private final NDList parameters;
    private final NDList buffers;
    private final Map<Node, NDArray> values = new HashMap<>();

    private Interpreter(Graph graph, boolean training, NDList inputs, NDList parameters, NDList buffers) {
        this.graph = graph;
        this.training = training;
        this.inputs = inputs;
        this.parameters = parameters;
        this.buffers = buffers;
    }

    /** The values of all nodes, as in training. */
    public static Map<Node, NDArray> train(Graph graph, NDList inputs, NDList parameters, NDList buffers) {
        return new Interpreter(graph, true, inputs, parameters, buffers).run();
    }

    /** The values of all nodes, as in serving. */
    public static Map<Node, NDArray> infer(Graph graph, NDList inputs, NDList parameters, NDList buffers) {
        return new Interpreter(graph, false, inputs, parameters, buffers).run();
    }

    private Map<Node, NDArray> run() {
        graph.nodes().forEach(node -> values.put(node, node.accept(this)));
        return values;
    }

    private NDArray in(Node node, int index) {
        return values.get(node.input(index));
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

    /** Each group by itself. */
    @Override
    public NDArray convolution(Convolution layer, Node at) {
        NDArray x = in(at, 0);
        NDArray weight = parameter(at, 0);
        long in = weight.getShape().get(1);
        long out = layer.channels() / layer.groups();
        NDList groups = new NDList();
        for (int group = 0; group < layer.groups(); group++) {
            groups.add(Conv2d.conv2d(
                            x.get(":, {}:{}", group * in, (group + 1) * in),
                            weight.get("{}:{}", group * out, (group + 1) * out),
                            layer.bias() ? parameter(at, 1).get("{}:{}", group * out, (group + 1) * out) : null,
                            new Shape(layer.stride(), layer.stride()),
                            new Shape(layer.padding(), layer.padding()),
                            new Shape(layer.dilation(), layer.dilation()))
                    .singletonOrThrow());
        }
        return NDArrays.concat(groups, 1);
    }

    /** Zeros between the pixels, then a convolution with the kernel turned around. */
    @Override
    public NDArray transposedConvolution(TransposedConvolution layer, Node at) {
        int stride = layer.stride();
        int before = layer.kernel() - 1 - layer.padding();
        NDArray spread = spread(spread(in(at, 0), ROWS, stride, before), COLUMNS, stride, before);
        NDArray turned = parameter(at, 0).flip(ROWS, COLUMNS).transpose(1, 0, 2, 3);
        NDArray enlarged = Conv2d.conv2d(spread, turned, layer.bias() ? parameter(at, 1) : null)
                .singletonOrThrow();
        Shape size = in(at, 1).getShape();
        return enlarged.get(":, :, :{}, :{}", size.get(ROWS), size.get(COLUMNS));
    }

    private static NDArray spread(NDArray x, int axis, int stride, int before) {
        long length = x.getShape().get(axis);
        NDArray zeros = x.expandDims(axis + 1).zerosLike().repeat(axis + 1, stride - 1);
        NDArray between = x.expandDims(axis + 1).concat(zeros, axis + 1);
        long[] shape = x.getShape().getShape().clone();
        shape[axis] = length * stride;
        NDArray spread = between.reshape(new Shape(shape));
        NDArray first = zeros(spread, axis, before);
        NDArray last = zeros(spread, axis, before - (stride - 1));
        return NDArrays.concat(new NDList(first, spread, last), axis);
    }

    private static NDArray zeros(NDArray like, int axis, int length) {
        long[] shape = like.getShape().getShape().clone();
        shape[axis] = length;
        return like.getManager().zeros(new Shape(shape), like.getDataType());
    }

    @Override
    public NDArray linear(Linear layer, Node at) {
        NDArray x = in(at, 0);
        NDArray rows = x.reshape(x.getShape().get(0), -1);
        return rows.matMul(parameter(at, 0).transpose())
                .add(parameter(at, 1))
                .reshape(x.getShape().get(0), layer.units(), 1, 1);
    }

    @Override
    public NDArray batchNorm(BatchNorm layer, Node at) {
        NDArray x = in(at, 0);
        NDArray mean = training ? batchMean(x) : column(buffer(at, BatchNorm.RUNNING_MEAN));
        NDArray variance = training ? batchMean(x.sub(mean).square()) : column(buffer(at, BatchNorm.RUNNING_VARIANCE));
        return x.sub(mean)
                .div(variance.add(layer.epsilon()).sqrt())
                .mul(column(parameter(at, BatchNorm.SCALE)))
                .add(column(parameter(at, BatchNorm.SHIFT)));
    }

    private static NDArray batchMean(NDArray x) {
        return x.sum(new int[] {0, ROWS, COLUMNS}, true)
                .div((double) x.size() / x.getShape().get(1));
    }

    private static NDArray column(NDArray perChannel) {
        return perChannel.reshape(1, -1, 1, 1);
    }

    @Override
    public NDArray relu(Relu layer, Node at) {
        return in(at, 0).maximum(0);
    }

    @Override
    public NDArray leakyRelu(LeakyRelu layer, Node at) {
        return in(at, 0).maximum(0).add(in(at, 0).minimum(0).mul(layer.slope()));
    }

    @Override
    public NDArray sigmoid(Sigmoid layer, Node at) {
        return in(at, 0).neg().exp().add(1).pow(-1);
    }

    @Override
    public NDArray tanh(Tanh layer, Node at) {
        return in(at, 0).mul(2).exp().add(1).pow(-1).mul(-2).add(1);
    }

    @Override
    public NDArray dropout(Dropout layer, Node at) {
        if (training) {
            throw new IllegalStateException("what dropout draws is the engine's own");
        }
        return in(at, 0);
    }

    /** The largest of as many shifted maps as a window has pixels. */
    @Override
    public NDArray maxPool(MaxPool layer, Node at) {
        NDArray x = in(at, 0);
        long rows = divided(x.getShape().get(ROWS), layer.stride());
        long columns = divided(x.getShape().get(COLUMNS), layer.stride());
        NDArray framed = framed(framed(x, ROWS, layer), COLUMNS, layer);
        NDArray largest = framed.get(":, :, :{}, :{}", rows, columns).mul(0).add(LOWEST);
        for (int row = 0; row < layer.kernel(); row++) {
            for (int column = 0; column < layer.kernel(); column++) {
                largest = largest.maximum(framed.get(
                        ":, :, {}:{}:{}, {}:{}:{}",
                        row,
                        row + (rows - 1) * layer.stride() + 1,
                        layer.stride(),
                        column,
                        column + (columns - 1) * layer.stride() + 1,
                        layer.stride()));
            }
        }
        return largest;
    }

    private static NDArray framed(NDArray x, int axis, MaxPool layer) {
        NDArray before = zeros(x, axis, layer.padding()).add(LOWEST);
        NDArray behind = zeros(x, axis, layer.kernel()).add(LOWEST);
        return NDArrays.concat(new NDList(before, x, behind), axis);
    }

    /** The sum of each window over the count of pixels that it holds. */
    @Override
    public NDArray averagePool(AveragePool layer, Node at) {
        NDArray x = padded(in(at, 0), layer.size());
        NDArray count = padded(in(at, 0).onesLike(), layer.size());
        return mean(x, layer.size()).div(mean(count, layer.size()));
    }

    private static NDArray mean(NDArray x, int size) {
        Shape window = new Shape(size, size);
        return Pool.avgPool2d(x, window, window, new Shape(0, 0), false, true);
    }

    private static NDArray padded(NDArray x, int size) {
        NDArray result = x;
        for (int axis : new int[] {ROWS, COLUMNS}) {
            int missing = Math.floorMod(-x.getShape().get(axis), size);
            if (missing > 0) {
                result = result.concat(zeros(result, axis, missing), axis);
            }
        }
        return result;
    }

    @Override
    public NDArray globalAveragePool(GlobalAveragePool layer, Node at) {
        return adaptive(in(at, 0), 1);
    }

    @Override
    public NDArray adaptiveAveragePool(AdaptiveAveragePool layer, Node at) {
        return adaptive(in(at, 0), layer.side());
    }

    private static NDArray adaptive(NDArray x, int side) {
        NDArray rows = means(x, (int) x.getShape().get(ROWS), side);
        return rows.matMul(
                x.matMul(means(x, (int) x.getShape().get(COLUMNS), side).transpose()));
    }

    private static NDArray means(NDArray like, int from, int to) {
        double[][] means = new double[to][from];
        for (int row = 0; row < to; row++) {
            int start = row * from / to;
            int end = (int) Math.ceil((row + 1.0) * from / to);
            Arrays.fill(means[row], start, end, 1.0 / (end - start));
        }
        return matrix(like, means);
    }

    @Override
    public NDArray resizeLike(ResizeLike layer, Node at) {
        Shape to = in(at, 1).getShape();
        return resized(in(at, 0), to.get(ROWS), to.get(COLUMNS));
    }

    @Override
    public NDArray enlarge(Enlarge layer, Node at) {
        Shape from = in(at, 0).getShape();
        return resized(in(at, 0), from.get(ROWS) * layer.factor(), from.get(COLUMNS) * layer.factor());
    }

    @Override
    public NDArray shrink(Shrink layer, Node at) {
        Shape from = in(at, 0).getShape();
        return resized(in(at, 0), divided(from.get(ROWS), layer.factor()), divided(from.get(COLUMNS), layer.factor()));
    }

    private static long divided(long side, long by) {
        return (side + by - 1) / by;
    }

    /** Two products with matrices of weights. */
    private static NDArray resized(NDArray x, long height, long width) {
        NDArray rows = weights(x, x.getShape().get(ROWS), height);
        NDArray columns = weights(x, x.getShape().get(COLUMNS), width).transpose();
        return rows.matMul(x.matMul(columns));
    }

    private static NDArray weights(NDArray like, long from, long to) {
        double[][] weights = new double[(int) to][(int) from];
        for (int row = 0; row < to; row++) {
            double source = Math.max(0, (row + 0.5) * from / to - 0.5);
            int low = (int) source;
            int high = (int) Math.min(low + 1, from - 1);
            weights[row][low] += 1 - (source - low);
            weights[row][high] += source - low;
        }
        return matrix(like, weights);
    }

    private static NDArray matrix(NDArray like, double[][] rows) {
        NDManager manager = like.getManager();
        double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return manager.create(flat, new Shape(rows.length, rows[0].length)).toType(like.getDataType(), false);
    }

    @Override
    public NDArray concat(Concat layer, Node at) {
        NDList maps = new NDList();
        at.inputs().forEach(input -> maps.add(values.get(input)));
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
