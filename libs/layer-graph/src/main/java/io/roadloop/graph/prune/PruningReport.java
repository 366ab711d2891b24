package io.roadloop.graph.prune;

import io.roadloop.graph.nets.PrunedNetwork;

/**
 * What pruning did, and how near the pruned network is to the gated one.
 *
 * @param network what was cut
 * @param frames over which gates were counted
 * @param heldOut other frames, on which the classes were compared; 0 where there were too few, and they were compared on
 *     those over which the gates were counted
 * @param equalArgmax share of the pixels compared that get the same class from both, in [0, 1]
 * @param multiplyAddsBefore of the gated network on a frame of their size
 * @param multiplyAddsAfter of the pruned one
 */
public record PruningReport(
        PrunedNetwork network,
        long frames,
        long heldOut,
        double equalArgmax,
        long multiplyAddsBefore,
        long multiplyAddsAfter) {

    /** Whether the classes were compared on frames that the network was not pruned by: on those they can differ. */
    public boolean isOnOthers() {
        return heldOut > 0;
    }
}
