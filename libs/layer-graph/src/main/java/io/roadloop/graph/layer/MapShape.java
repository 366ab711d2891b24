package io.roadloop.graph.layer;

/**
 * The shape of a feature map, for any input size.
 *
 * @param channels number of channels, at least 1
 * @param extent its sides
 */
public record MapShape(int channels, Extent extent) {
    public MapShape {
        if (channels < 1) {
            throw new IllegalArgumentException("a map needs at least one channel, not " + channels);
        }
    }

    /** A map of ⌈H / reduction⌉ × ⌈W / reduction⌉. */
    public MapShape(int channels, int reduction) {
        this(channels, new Extent.Relative(reduction, 1));
    }

    /** One value a channel: 1 × 1 for every input. */
    public static MapShape vector(int channels) {
        return new MapShape(channels, new Extent.Fixed(1));
    }

    /** This map with another number of channels. */
    public MapShape withChannels(int other) {
        return new MapShape(other, extent);
    }

    /** This map with sides of ⌈side / factor⌉. */
    public MapShape reducedBy(int factor) {
        return new MapShape(channels, extent.reducedBy(factor));
    }

    /** Whether the sides are those of the other map for every input. */
    public boolean fits(MapShape other) {
        return extent.equals(other.extent);
    }

    /** The length of a side of this map where the input's is {@code pixels}. */
    public int side(int pixels) {
        return extent.side(pixels);
    }

    @Override
    public String toString() {
        return channels + " channels " + (extent instanceof Extent.Fixed ? "of " : "at ") + extent;
    }
}
