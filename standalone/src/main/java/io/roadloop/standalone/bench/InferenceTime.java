package io.roadloop.standalone.bench;

import io.roadloop.graph.Graph;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OnnxWriter;
import io.roadloop.graph.onnx.OutputKind;
import io.roadloop.onnx.OnnxDevice;
import io.roadloop.onnx.OnnxRuntime;
import io.roadloop.onnx.OnnxSession;
import io.roadloop.onnx.Output;
import io.roadloop.onnx.Workspace;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One frame through ONNX Runtime, as the service runs it: the file with classes and confidence, and the same network
 * with logits alone, in turns, so that both see the same machine.
 *
 * @param threads of a run
 * @param logits the file with logits alone
 * @param served the file with classes and confidence
 */
record InferenceTime(int threads, Timing logits, Timing served) {

    static final Size SIZE = new Size(480, 360);

    private static final int WARM_UP = 3;

    static InferenceTime of(Graph graph, Map<String, float[]> weights, int threads, int runs) {
        OnnxRuntime runtime = new OnnxRuntime(OnnxDevice.CPU, threads, OnnxRuntime.Memory.KEPT);
        OnnxOptions logitsAlone = new OnnxOptions(Set.of(OutputKind.LOGITS), Map.of());
        RgbImage frame = BenchSamples.frame(SIZE);
        Timing.Watch logits = new Timing.Watch();
        Timing.Watch served = new Timing.Watch();
        try (OnnxSession bare = runtime.open(OnnxWriter.write(graph, weights, logitsAlone));
                OnnxSession serving = runtime.open(OnnxWriter.write(graph, weights, OnnxOptions.serving(Map.of())));
                Workspace logitsOut = new Workspace(1, SIZE, List.of(new Output.Logits(graph.classes())));
                Workspace predictionOut = Workspace.serving(SIZE)) {
            logitsOut.put(0, frame);
            predictionOut.put(0, frame);
            for (int run = 0; run < WARM_UP; run++) {
                bare.run(logitsOut);
                serving.run(predictionOut);
            }
            for (int run = 0; run < runs; run++) {
                logits.time(() -> bare.run(logitsOut));
                served.time(() -> serving.run(predictionOut));
            }
        }
        return new InferenceTime(threads, logits.timing(), served.timing());
    }

    /** What classes and confidence cost beside logits alone: a factor, by the medians. */
    double servedOverLogits() {
        return served.median() / logits.median();
    }
}
