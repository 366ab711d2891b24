package io.roadloop.standalone.export;

import ai.djl.Device;
import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.RoutingUse;
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
 * Prunes a routing network with {@link DecidedGates} by trial frames, and compares both forms and their files on trial frames
 * of other vehicles. That finds gates that were cut and are needed, and kept ones that are wired wrongly.
 */
final class PruningTrial {

    /** The first ones are compared on, the next ones prune, the last ones decide gates. */
    private static final int OTHERS = 100;

    /** A gate that opens on one frame in twenty stays closed on all of them once in five million trials. */
    private static final int FRAMES = 300;

    private static final int USED = 100;
    private static final int THREADS = 1;

    private PruningTrial() {}

    /**
     * The comparison; empty for a network without gates.
     *
     * @param seed of the gates that are drawn
     * @param size of the frames; gates see another mean at another size, so each is pruned by frames of its own
     */
    static Optional<PrunedCheck> of(Graph graph, Map<String, float[]> weights, long seed, Size size) {
        if (RoutingUse.taps(graph).isEmpty()) {
            return Optional.empty();
        }
        Map<String, float[]> decided =
                DecidedGates.of(graph, weights, seed, TrialFrames.after(OTHERS + FRAMES, USED, size));
        return Optional.of(of(graph, decided, TrialFrames.after(OTHERS, FRAMES, size)));
    }

    /**
     * The comparison by frames of choice.
     *
     * @param graph a network with gates
     * @param frames to prune by, none of the first {@value #OTHERS} trial frames
     */
    static PrunedCheck of(Graph graph, Map<String, float[]> weights, RgbFrames frames) {
        List<RgbImage> others = TrialFrames.of(OTHERS, new Size(frames.width(), frames.height()));
        RgbFrames compared = new RgbFrames(
                frames.width(),
                frames.height(),
                others.stream().map(RgbImage::rgb).toList());
        if (new FramePruning(Device.cpu()).prune(graph, weights, frames, compared)
                instanceof ServedNetwork.Pruned pruned) {
            return check(pruned, weights, others);
        }
        throw new IllegalArgumentException(graph + " has no gates");
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
