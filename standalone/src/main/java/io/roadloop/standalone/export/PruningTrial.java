package io.roadloop.standalone.export;

import ai.djl.Device;
import io.roadloop.graph.Graph;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OnnxWriter;
import io.roadloop.graph.prune.FramePruning;
import io.roadloop.graph.prune.RgbFrames;
import io.roadloop.graph.prune.ServedNetwork;
import io.roadloop.onnx.Predictor;
import io.roadloop.store.RoutingParity.Form;
import io.roadloop.trainer.publish.RoutingFigures;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shuts a third of a routing network's gates, prunes it by trial frames, and compares both forms and their files. */
final class PruningTrial {

    private static final int FRAMES = 4;
    private static final int THREADS = 1;

    private PruningTrial() {}

    /**
     * The comparison; empty for a network without gates.
     *
     * @param seed of the gates that are shut
     * @param size of the frames; gates see another mean at another size, so each is pruned by frames of its own
     */
    static Optional<PrunedCheck> of(Graph graph, Map<String, float[]> weights, long seed, Size size) {
        Map<String, float[]> shut = ShutGates.of(graph, weights, seed);
        List<RgbImage> images = TrialFrames.of(FRAMES, size);
        RgbFrames frames = new RgbFrames(
                size.width(), size.height(), images.stream().map(RgbImage::rgb).toList());
        if (new FramePruning(Device.cpu()).prune(graph, shut, frames) instanceof ServedNetwork.Pruned pruned) {
            return Optional.of(new PrunedCheck(
                    size.toString(),
                    RoutingFigures.parity(pruned.report(), Form.PRUNED),
                    equalInOnnxRuntime(pruned, shut, images)));
        }
        return Optional.empty();
    }

    private static double equalInOnnxRuntime(
            ServedNetwork.Pruned pruned, Map<String, float[]> weights, List<RgbImage> frames) {
        long equal = 0;
        long pixels = 0;
        try (Predictor before = served(pruned.gated(), weights);
                Predictor after = served(pruned.graph(), weights)) {
            for (RgbImage frame : frames) {
                equal += equal(classes(before, frame), classes(after, frame));
                pixels += frame.size().pixels();
            }
        }
        return (double) equal / pixels;
    }

    private static Predictor served(Graph graph, Map<String, float[]> weights) {
        return Predictor.load(OnnxWriter.write(graph, graph.select(weights), OnnxOptions.serving(Map.of())), THREADS);
    }

    private static byte[] classes(Predictor predictor, RgbImage frame) {
        return predictor.predict(frame).classes().classes();
    }

    private static int equal(byte[] one, byte[] other) {
        int equal = 0;
        for (int pixel = 0; pixel < one.length; pixel++) {
            equal += one[pixel] == other[pixel] ? 1 : 0;
        }
        return equal;
    }
}
