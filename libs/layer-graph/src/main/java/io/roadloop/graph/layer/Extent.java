package io.roadloop.graph.layer;

/** How long the sides of a map are where the input's are n. */
public sealed interface Extent permits Extent.Relative, Extent.Fixed {
    /** The length of a side of the map where the input's is {@code pixels}. */
    int side(int pixels);

    /** The extent of every factor-th pixel, the last one included: ⌈side / factor⌉. */
    Extent reducedBy(int factor);

    /** The extent of factor pixels for each. */
    Extent enlargedBy(int factor);

    /**
     * factor · ⌈n / reduction⌉. Strided convolutions and pooling round up, so the rule holds for odd sizes at every
     * depth, and two maps of one extent always fit.
     *
     * @param reduction at least 1
     * @param factor 1 unless a map was enlarged without a model for its size
     */
    record Relative(int reduction, int factor) implements Extent {
        public Relative {
            if (reduction < 1 || factor < 1) {
                throw new IllegalArgumentException(
                        "reduction and factor must be at least 1, not " + reduction + " and " + factor);
            }
        }

        @Override
        public int side(int pixels) {
            return factor * ((pixels + reduction - 1) / reduction);
        }

        @Override
        public Extent reducedBy(int other) {
            if (factor % other == 0) {
                return new Relative(reduction, factor / other);
            }
            Misfit.require(other % factor == 0, "a size of " + this + " cannot be divided by " + other);
            return new Relative(reduction * (other / factor), 1);
        }

        @Override
        public Extent enlargedBy(int other) {
            return new Relative(reduction, factor * other);
        }

        @Override
        public String toString() {
            return (factor == 1 ? "" : factor + " x ") + "1/" + reduction;
        }
    }

    /**
     * The same for every input: what global pooling gives.
     *
     * @param length at least 1
     */
    record Fixed(int length) implements Extent {
        public Fixed {
            if (length < 1) {
                throw new IllegalArgumentException("a side has at least one pixel, not " + length);
            }
        }

        @Override
        public int side(int pixels) {
            return length;
        }

        @Override
        public Extent reducedBy(int factor) {
            return new Fixed((length + factor - 1) / factor);
        }

        @Override
        public Extent enlargedBy(int factor) {
            return new Fixed(length * factor);
        }

        @Override
        public String toString() {
            return length + " x " + length;
        }
    }
}
