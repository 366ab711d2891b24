package io.roadloop.standalone.export;

import ai.djl.Device;
import io.roadloop.graph.Graph;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OnnxWriter;
import io.roadloop.graph.prune.FramePruning;
import io.roadloop.graph.prune.RgbFrames;
import io.roadloop.graph.prune.ServedNetwork;
import io.roadloop.onnx.Predictor;
import io.roadloop.store.RoutingParity;
import io.roadloop.store.RoutingParity.Form;
import io.roadloop.store.onnx.Inspected;
import io.roadloop.store.onnx.InspectionLimits;
import io.roadloop.store.onnx.OnnxInspection;
import io.roadloop.trainer.publish.RoutingFigures;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shuts a third of a routing network's gates, prunes it by trial frames, and compares both forms and their files on trial
 * frames of other vehicles.
 */
final class PruningTrial {

    /** As many as leave no gate open on one of the others alone, with trial weights. */
    private static final int FRAMES = 12;

    private static final int OTHERS = 4;
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
        List<RgbImage> images = TrialFrames.of(FRAMES + OTHERS, size);
        List<RgbImage> others = images.subList(FRAMES, images.size());
        ServedNetwork served = new FramePruning(Device.cpu())
                .prune(graph, shut, frames(images.subList(0, FRAMES), size), frames(others, size));
        if (served instanceof ServedNetwork.Pruned pruned) {
            return Optional.of(check(pruned, shut, others));
        }
        return Optional.empty();
    }

    private static RgbFrames frames(List<RgbImage> images, Size size) {
        return new RgbFrames(
                size.width(), size.height(), images.stream().map(RgbImage::rgb).toList());
    }

    private static PrunedCheck check(ServedNetwork.Pruned pruned, Map<String, float[]> weights, List<RgbImage> others) {
        RoutingParity routing = RoutingFigures.parity(pruned.report(), Form.PRUNED);
        String size = others.get(0).size().toString();
        byte[] file = file(pruned.graph(), weights);
        if (OnnxInspection.inspect(file, InspectionLimits.DEFAULTS) instanceof Inspected.Refused refused) {
            return new PrunedCheck(size, refused.reason(), routing, 0);
        }
        return new PrunedCheck(
                size, PrunedCheck.ACCEPTED, routing, equalInOnnxRuntime(file(pruned.gated(), weights), file, others));
    }

    private static double equalInOnnxRuntime(byte[] gated, byte[] pruned, List<RgbImage> frames) {
        long equal = 0;
        long pixels = 0;
        try (Predictor before = Predictor.load(gated, THREADS);
                Predictor after = Predictor.load(pruned, THREADS)) {
            for (RgbImage frame : frames) {
                equal += equal(classes(before, frame), classes(after, frame));
                pixels += frame.size().pixels();
            }
        }
        return (double) equal / pixels;
    }

    private static byte[] file(Graph graph, Map<String, float[]> weights) {
        return OnnxWriter.write(graph, graph.select(weights), OnnxOptions.serving(Map.of()));
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
