package io.roadloop.graph.layer;

/** What a tensor holds before training. */
public sealed interface Fill permits Fill.Constant, Fill.Kaiming {
    /** The same value everywhere. */
    record Constant(float value) implements Fill {}

    /**
     * Normal with mean 0 and variance 2 / fanIn (He et al. 2015), so that a ReLU network keeps its signal's size.
     *
     * @param fanIn how many inputs reach one output
     */
    record Kaiming(long fanIn) implements Fill {
        public Kaiming {
            if (fanIn < 1) {
                throw new IllegalArgumentException("fan-in must be at least 1, not " + fanIn);
            }
        }

        /** Standard deviation of the draw. */
        public double deviation() {
            return Math.sqrt(2.0 / fanIn);
        }
    }
}
