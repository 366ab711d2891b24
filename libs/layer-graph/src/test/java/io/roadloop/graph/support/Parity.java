package io.roadloop.graph.support;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.Node;
import io.roadloop.graph.interpret.Interpreter;
import io.roadloop.graph.layer.Features;
import io.roadloop.graph.layer.Input;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OutputKind;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchFunction;
import io.roadloop.graph.torch.TorchThreads;
import io.roadloop.graph.torch.Weights;
import io.roadloop.graph.weights.TrialWeights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/** One graph read three ways, by TorchScript, interpreter and ONNX Runtime. Close it. */
public final class Parity implements AutoCloseable {
    private final Graph graph;
    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final TorchFunction function;
    private final ImageKernels images;
    private final Weights weights;
    private final OnnxFile file;

    public Parity(Graph graph, Path directory) {
        TorchThreads.prepareCurrent();
        this.graph = graph;
        Map<String, float[]> host = TrialWeights.of(graph, 4);
        this.function = TorchFunction.compile(graph, manager);
        this.images = ImageKernels.load(manager);
        this.weights = Weights.of(graph, manager, host);
        this.file = OnnxFile.export(graph, host, OnnxOptions.everything(graph), directory);
    }

    /** All three on one batch of frames, or of features for such frames: the numbers, and the classes. */
    public void check(int batch, int width, int height) {
        compare(batch, width, height, 1e-3, true);
    }

    /** The numbers alone, more exactly: of a single layer on bytes many are equal, and the largest is a matter of chance. */
    public void checkNumbers(int batch, int width, int height) {
        compare(batch, width, height, 1e-5, false);
    }

    private void compare(int batch, int width, int height, double tolerance, boolean classes) {
        try (NDManager step = manager.newSubManager()) {
            NDList given = given(step, batch, width, height);
            NDList read = new NDList();
            given.forEach(each -> read.add(each.getDataType() == DataType.UINT8 ? images.pixels(each) : each));
            Map<OutputKind, OnnxFile.Output> onnx = file.run(other -> copied(given, other));
            NDArray logits = logits(step, onnx.get(OutputKind.LOGITS));

            NDArray torch = function.read(step, read, weights.parameters(), weights.buffers())
                    .output();

            NDArray interpreted = Interpreter.infer(graph, read, weights.parameters(), weights.buffers());
            assertSameNumbers(torch, interpreted, tolerance);
            assertSameNumbers(torch, logits, tolerance);
            if (classes) {
                assertSameClasses(torch.argMax(1), interpreted.argMax(1));
                assertSameClasses(torch.argMax(1), logits.argMax(1));
                assertSameClasses(torch.argMax(1), classes(step, onnx.get(OutputKind.CLASSES)));
            }
        }
    }

    private NDList given(NDManager step, int batch, int width, int height) {
        Random draws = new Random(31L * width + height + batch);
        NDList all = new NDList();
        for (Node node : graph.inputs()) {
            if (node.layer() instanceof Input) {
                byte[] frames = new byte[batch * height * width * node.shape().channels()];
                draws.nextBytes(frames);
                Shape shape = new Shape(batch, height, width, node.shape().channels());
                all.add(step.create(ByteBuffer.wrap(frames), shape, DataType.UINT8));
            } else if (node.layer() instanceof Features features) {
                int rows = features.shape().side(height);
                int columns = features.shape().side(width);
                Shape shape = new Shape(batch, features.shape().channels(), rows, columns);
                float[] values = new float[(int) shape.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) draws.nextGaussian();
                }
                all.add(step.create(values, shape));
            }
        }
        return all;
    }

    private static NDList copied(NDList given, NDManager other) {
        NDList copies = new NDList();
        given.forEach(each -> copies.add(other.create(each.toByteBuffer(), each.getShape(), each.getDataType())));
        return copies;
    }

    private static NDArray logits(NDManager step, OnnxFile.Output output) {
        float[] values = new float[(int) output.shape().size()];
        output.bytes().order(ByteOrder.nativeOrder()).asFloatBuffer().get(values);
        return step.create(values, output.shape());
    }

    private static NDArray classes(NDManager step, OnnxFile.Output output) {
        return step.create(output.bytes(), output.shape(), DataType.UINT8).toType(DataType.INT64, false);
    }

    private static void assertSameNumbers(NDArray expected, NDArray actual, double tolerance) {
        assertThat(actual.getShape()).isEqualTo(expected.getShape());
        float largest = expected.abs().max().getFloat();
        assertThat((double) actual.sub(expected).abs().max().getFloat()).isLessThanOrEqualTo(tolerance * largest);
    }

    private static void assertSameClasses(NDArray expected, NDArray actual) {
        assertThat(actual.getShape()).isEqualTo(expected.getShape());
        long other = expected.neq(actual).toType(DataType.INT64, false).sum().getLong();
        // One in ten thousand, and one at least: of a small map a single pixel is more, and may be a tie.
        assertThat(other).isLessThanOrEqualTo(Math.max(1, expected.size() / 10_000));
    }

    @Override
    public void close() {
        file.close();
        images.close();
        function.close();
        weights.close();
        manager.close();
    }
}
