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
import java.util.List;
import java.util.Map;

/** The graph on NDArrays, layer by layer, from first principles where it can be: what the other readers must agree with. */
public final class Interpreter implements LayerVisitor<Node, NDArray> {
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    private final Graph graph;
    private final boolean training;
    private final NDArray pixels;
    private final NDList parameters;
    private final NDList buffers;
    private final Map<Node, NDArray> values = new HashMap<>();

    private Interpreter(Graph graph, boolean training, NDArray pixels, NDList parameters, NDList buffers) {
        this.graph = graph;
        this.training = training;
        this.pixels = pixels;
        this.parameters = parameters;
        this.buffers = buffers;
    }

    public static NDArray train(Graph graph, NDArray pixels, NDList parameters, NDList buffers) {
        return new Interpreter(graph, true, pixels, parameters, buffers).run();
    }

    public static NDArray infer(Graph graph, NDArray pixels, NDList parameters, NDList buffers) {
        return new Interpreter(graph, false, pixels, parameters, buffers).run();
    }

    private NDArray run() {
        graph.nodes().forEach(node -> values.put(node, node.accept(this)));
        return values.get(graph.logits());
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
        return pixels;
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
                        new Shape(layer.stride(), layer.stride()),
                        new Shape(layer.padding(), layer.padding()),
                        new Shape(layer.dilation(), layer.dilation()))
                .singletonOrThrow();
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

    /** Two products with matrices of weights. */
    @Override
    public NDArray resizeLike(ResizeLike layer, Node at) {
        NDArray x = in(at, 0);
        Shape to = in(at, 1).getShape();
        NDArray rows = weights(x, x.getShape().get(ROWS), to.get(ROWS));
        NDArray columns = weights(x, x.getShape().get(COLUMNS), to.get(COLUMNS)).transpose();
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
        NDManager manager = like.getManager();
        double[] flat = Arrays.stream(weights).flatMapToDouble(Arrays::stream).toArray();
        return manager.create(flat, new Shape(to, from)).toType(like.getDataType(), false);
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
}
