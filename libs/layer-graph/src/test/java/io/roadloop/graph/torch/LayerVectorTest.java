package io.roadloop.graph.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.Layer;
import io.roadloop.graph.layer.ResizeLike;
import io.roadloop.graph.layer.TransposedConvolution;
import io.roadloop.graph.support.Vector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The golden vectors of single layers, value and gradient, in double precision. */
class LayerVectorTest {
    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final GradientMode recording = GradientMode.on();

    @AfterEach
    void close() {
        recording.close();
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void shouldDilateLikeVector20d(int rate) {
        Vector vector = Vector.read("20d_dilated_conv");
        GraphBuilder builder = GraphBuilder.named("dilated");
        Graph graph = builder.build(builder.add("conv", Convolution.of(2, 3).dilated(rate), builder.input(2)));
        NDArray x = vector.input(manager, "x", DataType.FLOAT64);
        NDArray w = vector.input(manager, "w_rate" + rate, DataType.FLOAT64);

        NDList gradients = check(graph, x, new NDList(w), vector.expected("out_rate" + rate));

        assertEqual(gradients.get(0), vector.expected("grad_x_rate" + rate));
        assertEqual(gradients.get(1), vector.expected("grad_w_rate" + rate));
    }

    @Test
    void shouldEnlargeLikeVector20c() {
        Vector vector = Vector.read("20c_deconv_8x8_stride4");
        Graph graph = reduced(3, 4, new TransposedConvolution(2, 8, 4, true));
        NDArray x = spread(vector.input(manager, "x", DataType.FLOAT64), 4);
        NDArray w = vector.input(manager, "w", DataType.FLOAT64);
        NDArray b = vector.input(manager, "b", DataType.FLOAT64);

        NDList gradients = check(graph, x, new NDList(identity(3), w, b), vector.expected("out"));

        assertEqual(gathered(gradients.get(0), 4), vector.expected("grad_x"));
        assertEqual(gradients.get(2), vector.expected("grad_w"));
        assertEqual(gradients.get(3), vector.expected("grad_b"));
    }

    @Test
    void shouldResizeLikeVector20b() {
        Vector vector = Vector.read("20b_bilinear_resize");
        Graph graph = reduced(2, 2, new ResizeLike());
        NDArray x = spread(vector.input(manager, "x", DataType.FLOAT64), 2);

        NDList gradients = check(graph, x, new NDList(identity(2)), vector.expected("out_8x10"));

        assertEqual(gathered(gradients.get(0), 2), vector.expected("grad_8x10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8x10", "16x20", "2x2", "7x9", "4x5", "1x1"})
    void shouldResizeToAnySizeLikeVector20b(String size) {
        Vector vector = Vector.read("20b_bilinear_resize");
        Shape shape = vector.expectedShape("out_" + size);
        try (ImageKernels kernels = ImageKernels.load(manager)) {
            NDArray x = vector.input(manager, "x", DataType.FLOAT64);

            NDArray resized = kernels.resize(x, (int) shape.get(2), (int) shape.get(3));

            assertEqual(resized, vector.expected("out_" + size));
        }
    }

    /** The value, and the gradients of sum(out · cos(flat index)) by pixels and parameters. */
    private NDList check(Graph graph, NDArray pixels, NDList parameters, double[] expected) {
        try (TorchFunction function = TorchFunction.compile(graph, manager)) {
            NDList all = new NDList(pixels);
            all.addAll(parameters);
            Gradients.enable(all);
            NDArray out = function.train(manager, pixels, parameters, new NDList());
            assertEqual(out, expected);
            NDArray cosines = manager.arange(out.size())
                    .toType(DataType.FLOAT64, false)
                    .cos()
                    .reshape(out.getShape());
            Gradients.backward(out.mul(cosines).sum());
            return Gradients.of(all, manager);
        }
    }

    /** A graph whose first layer reads every so-manieth pixel, so that a layer below the input's size can be tried. */
    private static Graph reduced(int channels, int stride, Layer up) {
        GraphBuilder builder = GraphBuilder.named("reduced");
        Node input = builder.input(channels);
        Node down = builder.add("down", Convolution.of(channels, 1).strided(stride), input);
        return builder.build(builder.add("up", up, down, input));
    }

    private NDArray identity(int channels) {
        return manager.eye(channels).toType(DataType.FLOAT64, false).reshape(channels, channels, 1, 1);
    }

    private NDArray spread(NDArray x, int stride) {
        Shape shape = x.getShape();
        NDArray large = manager.zeros(
                new Shape(shape.get(0), shape.get(1), shape.get(2) * stride, shape.get(3) * stride), DataType.FLOAT64);
        large.set(new NDIndex(":, :, ::{}, ::{}", stride, stride), x);
        return large;
    }

    private static NDArray gathered(NDArray x, int stride) {
        return x.get(":, :, ::{}, ::{}", stride, stride);
    }

    private static void assertEqual(NDArray actual, double[] expected) {
        assertThat(actual.toDoubleArray()).containsExactly(expected, within(1e-9));
    }
}
