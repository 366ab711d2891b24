package io.roadloop.graph.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.DenseRoadNet;
import io.roadloop.graph.nets.Width;
import io.roadloop.graph.support.Interpreter;
import io.roadloop.graph.support.Lively;
import io.roadloop.graph.support.OnnxFile;
import io.roadloop.graph.support.SmallGraphs;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchFunction;
import io.roadloop.graph.torch.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same graph read three ways, on even and odd sizes and several batches, must say the same. */
class ParityTest {
    private static final int[][] SIZES = {{97, 61}, {160, 120}, {240, 180}, {33, 47}};

    private final NDManager manager = TorchDevice.newManager(Device.cpu());

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<Graph> networks() {
        return Stream.of(SmallGraphs.network(), DenseRoadNet.of(Width.COMPACT, 11), DenseRoadNet.of(Width.FULL, 19));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shouldSayTheSameInTorchScriptInterpreterAndOnnxRuntime(Graph graph) {
        Map<String, float[]> host = Lively.weights(graph, 4);
        try (OnnxFile file = OnnxFile.export(graph, host, OnnxOptions.everything(), directory);
                TorchFunction function = TorchFunction.compile(graph, manager);
                ImageKernels images = ImageKernels.load(manager);
                Weights weights = Weights.of(graph, manager, host)) {
            for (int[] size : SIZES) {
                for (int frames = 1; frames <= 3; frames++) {
                    compare(file, function, images, weights, new Shape(frames, size[1], size[0], 3));
                }
            }
        }
    }

    private void compare(OnnxFile file, TorchFunction function, ImageKernels images, Weights weights, Shape shape) {
        byte[] frames = new byte[(int) shape.size()];
        new Random(shape.size()).nextBytes(frames);
        Map<OutputKind, OnnxFile.Output> onnx = file.run(frames, shape);
        try (NDManager step = manager.newSubManager()) {
            NDArray pixels = images.pixels(step.create(ByteBuffer.wrap(frames), shape, DataType.UINT8));
            NDArray torch = function.infer(step, pixels, weights.parameters(), weights.buffers());
            NDArray interpreted = Interpreter.infer(function.graph(), pixels, weights.parameters(), weights.buffers());

            assertParity(torch, interpreted);
            assertParity(torch, logits(step, onnx.get(OutputKind.LOGITS)));
            NDArray classes = step.create(
                    onnx.get(OutputKind.CLASSES).bytes(),
                    onnx.get(OutputKind.CLASSES).shape(),
                    DataType.UINT8);
            assertSameClasses(torch.argMax(1), classes.toType(DataType.INT64, false));
        }
    }

    private static NDArray logits(NDManager step, OnnxFile.Output output) {
        float[] values = new float[(int) output.shape().size()];
        output.bytes().order(ByteOrder.nativeOrder()).asFloatBuffer().get(values);
        return step.create(values, output.shape());
    }

    private static void assertParity(NDArray expected, NDArray actual) {
        assertThat(actual.getShape()).isEqualTo(expected.getShape());
        float largest = expected.abs().max().getFloat();
        assertThat(actual.sub(expected).abs().max().getFloat()).isLessThan(1e-3f * largest);
        assertSameClasses(expected.argMax(1), actual.argMax(1));
    }

    private static void assertSameClasses(NDArray expected, NDArray actual) {
        assertThat(actual.getShape()).isEqualTo(expected.getShape());
        long equal = expected.eq(actual).toType(DataType.INT64, false).sum().getLong();
        assertThat(equal / (double) expected.size()).isGreaterThanOrEqualTo(0.9999);
    }
}
