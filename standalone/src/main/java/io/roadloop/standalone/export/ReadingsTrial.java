package io.roadloop.standalone.export;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.Graph;
import io.roadloop.graph.interpret.Interpreter;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchFunction;
import io.roadloop.graph.torch.TorchThreads;
import io.roadloop.graph.torch.Weights;
import io.roadloop.onnx.OnnxRuntime;
import io.roadloop.onnx.OnnxSession;
import io.roadloop.trainer.publish.Answer;
import io.roadloop.trainer.publish.LogitDifference;
import io.roadloop.vision.Size;
import java.util.Map;

/** One network with one set of weights in three readings, on the CPU: TorchScript, interpreter and its file. Close it. */
final class ReadingsTrial implements AutoCloseable {

    private final Graph graph;
    private final OnnxSession file;
    private final NDManager manager;
    private final TorchFunction compiled;
    private final Weights weights;
    private final ImageKernels images;
    private final LogitDifference torchScriptInterpreter = new LogitDifference();
    private final LogitDifference torchScriptOnnx = new LogitDifference();
    private final LogitDifference interpreterOnnx = new LogitDifference();

    /**
     * @param onnx the network's file, with logits among its outputs
     * @param host the same weights, by path
     */
    ReadingsTrial(Graph graph, byte[] onnx, Map<String, float[]> host) {
        this.graph = graph;
        TorchThreads.prepareCurrent();
        this.manager = TorchDevice.newManager(Device.cpu());
        try {
            this.compiled = TorchFunction.compile(graph, manager);
            this.weights = Weights.of(graph, manager, host);
            this.images = ImageKernels.load(manager);
            // Last: it is the only one that does not go with the manager.
            this.file = OnnxRuntime.passing(Runtime.getRuntime().availableProcessors())
                    .open(onnx);
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }

    /** Adds a batch of frames of one size to what is compared. */
    void compare(int frames, Size size) {
        TrialBatch batch = TrialBatch.of(graph, frames, size);
        Answer exported = batch.answer(file, graph);
        Answer scripted;
        Answer interpreted;
        try (NDManager own = manager.newSubManager();
                GradientMode quiet = GradientMode.off()) {
            NDList inputs = batch.arrays(own, images);
            NDArray compiledLogits = compiled.read(own, inputs, weights.parameters(), weights.buffers())
                    .output();
            scripted = answer(compiledLogits, frames);
            interpreted = answer(Interpreter.infer(graph, inputs, weights.parameters(), weights.buffers()), frames);
        }
        torchScriptInterpreter.add(scripted, interpreted, frames);
        torchScriptOnnx.add(scripted, exported, frames);
        interpreterOnnx.add(interpreted, exported, frames);
    }

    private Answer answer(NDArray logits, int frames) {
        return Answer.of(logits.toFloatArray(), frames, graph.classes());
    }

    /** Over all that was compared, at least one batch. */
    Readings readings() {
        return new Readings(torchScriptInterpreter.report(), torchScriptOnnx.report(), interpreterOnnx.report());
    }

    @Override
    public void close() {
        images.close();
        weights.close();
        compiled.close();
        manager.close();
        file.close();
    }
}
