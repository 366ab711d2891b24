package io.roadloop.trainer.publish;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OnnxWriter;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.Staging;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchFunction;
import io.roadloop.graph.torch.TorchThreads;
import io.roadloop.graph.torch.Weights;
import io.roadloop.onnx.OnnxRuntime;
import io.roadloop.onnx.OnnxSession;
import io.roadloop.onnx.Output;
import io.roadloop.onnx.Predictor;
import io.roadloop.onnx.Workspace;
import io.roadloop.store.ParityReport;
import io.roadloop.vision.Prediction;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/**
 * Runs the same frames through the TorchScript network and through ONNX Runtime. The logits come from a twin of the
 * served file that also gives them out; the classes from the served file itself. Owns native memory: close it. For one
 * thread.
 */
public final class ParityCheck implements AutoCloseable {
    private final Graph graph;
    private final NDManager manager;
    private final TorchFunction network;
    private final Weights weights;
    private final ImageKernels images;
    private final OnnxSession twin;
    private final LogitDifference difference = new LogitDifference();

    /**
     * @param host parameters and buffers by path
     * @param device where the network is run
     * @param threads of ONNX Runtime
     */
    public ParityCheck(Graph graph, Map<String, float[]> host, Device device, int threads) {
        this.graph = graph;
        TorchThreads.prepareCurrent();
        this.manager = TorchDevice.newManager(device);
        try {
            this.network = TorchFunction.compile(graph, manager);
            this.weights = Weights.of(graph, manager, host);
            this.images = ImageKernels.load(manager);
            // Last: it is the only one that does not go with the manager.
            this.twin = OnnxRuntime.passing(threads).open(OnnxWriter.write(graph, host, OnnxOptions.everything()));
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }

    /** Adds a batch of frames of one size to what is compared. */
    public void compare(List<RgbImage> batch, Predictor served) {
        Size size = batch.get(0).size();
        List<Prediction> predictions = served.predict(batch);
        Answer expected = Answer.of(expected(batch, size), batch.size(), graph.classes());
        try (Workspace workspace = new Workspace(batch.size(), size, List.of(new Output.Logits(graph.classes())))) {
            workspace.put(batch);
            twin.run(workspace);
            difference.add(expected, new Answer(workspace.logits(), classes(predictions)), batch.size());
        }
    }

    /** Frame after frame. */
    private static byte[] classes(List<Prediction> predictions) {
        ByteArrayOutputStream classes = new ByteArrayOutputStream();
        predictions.forEach(each -> classes.writeBytes(each.classes().classes()));
        return classes.toByteArray();
    }

    /** Over all that was compared, at least one frame. */
    public ParityReport report() {
        return difference.report();
    }

    private float[] expected(List<RgbImage> batch, Size size) {
        Shape each = new Shape(size.height(), size.width(), RgbImage.CHANNELS);
        try (NDManager own = manager.newSubManager();
                GradientMode quiet = GradientMode.off()) {
            List<byte[]> rgb = batch.stream().map(RgbImage::rgb).toList();
            NDArray pixels = images.pixels(new Staging().bytes(own, rgb, each));
            return network.infer(own, pixels, weights.parameters(), weights.buffers())
                    .toFloatArray();
        }
    }

    @Override
    public void close() {
        images.close();
        weights.close();
        network.close();
        manager.close();
        twin.close();
    }
}
