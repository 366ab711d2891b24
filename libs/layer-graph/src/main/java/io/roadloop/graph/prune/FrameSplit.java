package io.roadloop.graph.prune;

/** Which frames a network is pruned by, and on which the pruned one is compared with the gated one. */
interface FrameSplit {
    /** Walked over first, once. */
    RgbFrames toPruneBy();

    /** Walked over afterwards. */
    RgbFrames toCompareOn();

    /** Whether none of those to compare on is among those to prune by. */
    boolean isHeldOut();

    /**
     * Two sets of frames.
     *
     * @param toCompareOn frames that are not among the others
     */
    record Given(RgbFrames toPruneBy, RgbFrames toCompareOn) implements FrameSplit {
        @Override
        public boolean isHeldOut() {
            return true;
        }
    }
}
