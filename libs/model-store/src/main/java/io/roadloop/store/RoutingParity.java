package io.roadloop.store;

/**
 * The two forms of a routing network against one another: gated, as it was trained, and pruned, without what its gates
 * kept closed on frames. Part of {@code parity.json}; the field names are stable.
 *
 * @param exported which of the two the file is
 * @param frames that it was pruned by, at least 1
 * @param heldOut other frames, on which both were compared; 0 where there were too few to hold any out: both were
 *     compared on the frames that it was pruned by, which says nothing, and the file is gated. Reports that were written
 *     before there was such a figure read as 0, too
 * @param equalArgmax share of the pixels compared that get the same class from both, in [0, 1]
 * @param multiplyAddsBefore of the gated form, on a frame of their size
 * @param multiplyAddsAfter of the pruned form
 * @param gates of all cells
 * @param gatesCut that the pruned form goes without, because they were closed
 * @param cells of the gated form
 * @param cellsCut whose operation the pruned form does not compute
 */
public record RoutingParity(
        Form exported,
        long frames,
        long heldOut,
        double equalArgmax,
        long multiplyAddsBefore,
        long multiplyAddsAfter,
        int gates,
        int gatesCut,
        int cells,
        int cellsCut) {

    /** What a file computes of a routing network. */
    public enum Form {
        /** All cells, each weighed by its gates. */
        GATED,
        /** What the gates opened on frames, weighed by its gates. */
        PRUNED
    }

    public RoutingParity {
        if (frames < 1) {
            throw new IllegalArgumentException("routing parity over " + frames + " frames: must be at least 1");
        }
        if (heldOut < 0) {
            throw new IllegalArgumentException("routing.heldOut " + heldOut + ": must be at least 0");
        }
        Shares.require("routing.equalArgmax", equalArgmax);
        if (multiplyAddsAfter < 0 || multiplyAddsAfter > multiplyAddsBefore) {
            throw new IllegalArgumentException("routing.multiplyAddsAfter " + multiplyAddsAfter
                    + ": must lie in [0, multiplyAddsBefore], which is " + multiplyAddsBefore);
        }
        if (gatesCut < 0 || gatesCut > gates || cellsCut < 0 || cellsCut > cells) {
            throw new IllegalArgumentException("routing: " + gatesCut + " of " + gates + " gates and " + cellsCut
                    + " of " + cells + " cells cut: at least none and at most all");
        }
    }
}
