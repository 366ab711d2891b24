package io.roadloop.graph.prune;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.PrunedNetwork;
import io.roadloop.graph.nets.RoutingUse;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchThreads;
import java.util.List;
import java.util.Map;

/**
 * Prunes routing networks by frames: runs them, counts how often each gate was closed, cuts what was closed on nearly all
 * of them, and runs both forms on frames that it did not count on, to see how many pixels keep their class. Networks
 * without gates pass through. Frames are walked over twice; none is kept.
 *
 * @param device where the networks are run
 * @param share of the frames on which a gate must be closed to be cut, in (0.5, 1]
 */
public record FramePruning(Device device, double share) {
    /** 99.9 % of the frames. */
    public static final double USUAL_SHARE = 0.999;

    /** Of fewer frames none is held out for the comparison. */
    public static final int LEAST_TO_HOLD_OUT = OneInFour.ENOUGH;

    private static final int BATCH = 4;
    /** The axis of the logits (N, C, H, W) along which the classes lie. */
    private static final int CLASSES = 1;

    /** With the usual share. */
    public FramePruning(Device device) {
        this(device, USUAL_SHARE);
    }

    /**
     * The network that is to become a file. One of every four frames is held out for the comparison; of fewer than
     * {@value #LEAST_TO_HOLD_OUT}, all serve for both, and that they agree says nothing.
     *
     * @param weights parameters and buffers of the network, by path
     * @param frames at least one; the more there are and the more they differ, the better the gates are known
     * @throws IllegalStateException if the network has gates and there is no frame
     * @throws io.roadloop.graph.WeightsMismatchException if a tensor is missing, unknown or of another size
     */
    public ServedNetwork prune(Graph network, Map<String, float[]> weights, RgbFrames frames) {
        return prune(network, weights, new OneInFour(frames));
    }

    /**
     * The network that is to become a file, compared on frames of the caller's choice.
     *
     * @param weights parameters and buffers of the network, by path
     * @param frames to prune by, at least one
     * @param others to compare on, at least one, none of which is among the first
     * @throws IllegalStateException if the network has gates and there is no frame to prune by
     * @throws io.roadloop.graph.WeightsMismatchException if a tensor is missing, unknown or of another size
     */
    public ServedNetwork prune(Graph network, Map<String, float[]> weights, RgbFrames frames, RgbFrames others) {
        return prune(network, weights, new FrameSplit.Given(frames, others));
    }

    /**
     * How often a network's gates are closed on frames.
     *
     * @param weights parameters and buffers of the network, by path
     * @throws IllegalArgumentException if the network has no gates
     * @throws io.roadloop.graph.WeightsMismatchException if a tensor is missing, unknown or of another size
     */
    public RoutingUse use(Graph network, Map<String, float[]> weights, RgbFrames frames) {
        TorchThreads.prepareCurrent();
        try (NDManager manager = TorchDevice.newManager(device);
                GradientMode quiet = GradientMode.off()) {
            return counted(network, weights, frames, manager);
        }
    }

    private ServedNetwork prune(Graph network, Map<String, float[]> weights, FrameSplit split) {
        if (RoutingUse.taps(network).isEmpty()) {
            return new ServedNetwork.Whole(network);
        }
        RgbFrames frames = split.toPruneBy();
        RoutingUse use = use(network, weights, frames);
        try (NDManager manager = TorchDevice.newManager(device);
                GradientMode quiet = GradientMode.off()) {
            PrunedNetwork pruned = use.prune(share);
            Agreement agreement = compared(pruned, weights, split.toCompareOn(), manager);
            return new ServedNetwork.Pruned(new PruningReport(
                    pruned,
                    use.frames(),
                    split.isHeldOut() ? agreement.frames() : 0,
                    agreement.share(),
                    pruned.multiplyAddsBefore(frames.width(), frames.height()),
                    pruned.multiplyAddsAfter(frames.width(), frames.height())));
        }
    }

    private static RoutingUse counted(
            Graph network, Map<String, float[]> weights, RgbFrames frames, NDManager manager) {
        RoutingUse use = new RoutingUse(network);
        try (FrameReader reader = new FrameReader(network, RoutingUse.taps(network), weights, manager)) {
            for (List<byte[]> batch : frames.batches(BATCH)) {
                try (NDManager step = manager.newSubManager()) {
                    use.add(reader.read(step, frames, batch).taps());
                }
            }
        }
        return use;
    }

    /** On how many of the pixels of so many frames both forms agree. */
    private record Agreement(long frames, long equal, long pixels) {
        double share() {
            return (double) equal / pixels;
        }
    }

    private static Agreement compared(
            PrunedNetwork pruned, Map<String, float[]> weights, RgbFrames frames, NDManager manager) {
        Graph left = pruned.graph();
        long seen = 0;
        long equal = 0;
        long pixels = 0;
        try (FrameReader before = new FrameReader(pruned.gated(), List.of(), weights, manager);
                FrameReader after = new FrameReader(left, List.of(), left.select(weights), manager)) {
            for (List<byte[]> batch : frames.batches(BATCH)) {
                try (NDManager step = manager.newSubManager()) {
                    NDArray same = before.read(step, frames, batch)
                            .output()
                            .argMax(CLASSES)
                            .eq(after.read(step, frames, batch).output().argMax(CLASSES));
                    equal += same.toType(DataType.INT64, false).sum().getLong();
                    pixels += same.size();
                    seen += batch.size();
                }
            }
        }
        return new Agreement(seen, equal, pixels);
    }
}
