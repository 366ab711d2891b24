package io.roadloop.standalone.bench;

import io.roadloop.graph.Graph;
import io.roadloop.graph.onnx.OnnxWriter;
import io.roadloop.onnx.OnnxDevice;
import io.roadloop.onnx.OnnxRuntime;
import io.roadloop.standalone.export.TrialFrames;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One frame of 480 × 360 through ONNX Runtime, as the service runs it: files of one network that give out different
 * things, in turns.
 *
 * @param threads of a run
 * @param files by what they give out
 */
record InferenceTime(int threads, Map<FileOutputs, Timing> files) {

    static final Size SIZE = new Size(480, 360);

    static InferenceTime of(
            Graph graph, Map<String, float[]> weights, List<FileOutputs> files, int threads, Turns turns) {
        OnnxRuntime runtime = new OnnxRuntime(OnnxDevice.CPU, threads, OnnxRuntime.Memory.KEPT);
        RgbImage frame = TrialFrames.of(1, SIZE).get(0);
        List<FileRun> open = new ArrayList<>();
        try {
            for (FileOutputs each : files) {
                byte[] onnx = OnnxWriter.write(graph, weights, each.options());
                open.add(FileRun.open(runtime, onnx, each.wanted(graph.classes()), frame));
            }
            List<Timing> timings =
                    turns.time(open.stream().map(run -> (Runnable) run::run).toList());
            Map<FileOutputs, Timing> byOutputs = new EnumMap<>(FileOutputs.class);
            for (int i = 0; i < files.size(); i++) {
                byOutputs.put(files.get(i), timings.get(i));
            }
            return new InferenceTime(threads, byOutputs);
        } finally {
            open.forEach(FileRun::close);
        }
    }

    /**
     * The time of a file.
     *
     * @throws IllegalArgumentException if it was not measured
     */
    Timing of(FileOutputs outputs) {
        Timing timing = files.get(outputs);
        if (timing == null) {
            throw new IllegalArgumentException("a file with " + outputs + " was not measured, but " + files.keySet());
        }
        return timing;
    }
}
