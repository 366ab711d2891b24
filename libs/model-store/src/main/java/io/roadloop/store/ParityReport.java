package io.roadloop.store;

import java.util.Optional;

/**
 * The exported file against the network it came from: {@code parity.json} beside the model. The field names are
 * stable.
 *
 * @param frames frames compared, at least 1
 * @param largestLogitDifference largest absolute difference of the logits, divided by the largest absolute logit; at
 *     least 0
 * @param equalArgmax share of pixels with the same class, in [0, 1]
 * @param routing how a routing network was pruned before; empty for a network without gates, where nothing was tried,
 *     and in reports that were written before there was such a figure
 */
public record ParityReport(
        int frames, double largestLogitDifference, double equalArgmax, Optional<RoutingParity> routing) {

    public ParityReport {
        if (frames < 1) {
            throw new IllegalArgumentException("parity over " + frames + " frames: must be at least 1");
        }
        if (!(largestLogitDifference >= 0) || Double.isInfinite(largestLogitDifference)) {
            throw new IllegalArgumentException(
                    "largestLogitDifference " + largestLogitDifference + ": must be a finite number of at least 0");
        }
        Shares.require("equalArgmax", equalArgmax);
    }

    /** Of a network that was exported as it is. */
    public ParityReport(int frames, double largestLogitDifference, double equalArgmax) {
        this(frames, largestLogitDifference, equalArgmax, Optional.empty());
    }

    /** The same, with what pruning did before. */
    public ParityReport with(Optional<RoutingParity> pruned) {
        return new ParityReport(frames, largestLogitDifference, equalArgmax, pruned);
    }
}
