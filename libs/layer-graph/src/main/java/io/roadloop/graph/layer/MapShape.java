package io.roadloop.graph.layer;

/**
 * The shape of a feature map, for any input size: its channels, and by how much its sides are reduced. An input of
 * H × W pixels gives a map of ⌈H/r⌉ × ⌈W/r⌉: strided convolutions and pooling round up, so the rule holds for odd sizes
 * at every depth, and two maps of one reduction always fit.
 *
 * @param channels number of channels, at least 1
 * @param reduction r, at least 1
 */
public record MapShape(int channels, int reduction) {
    public MapShape {
        if (channels < 1 || reduction < 1) {
            throw new IllegalArgumentException("a map needs at least one channel and a reduction of at least 1, not "
                    + channels + " channels at 1/" + reduction);
        }
    }

    /** This map with another number of channels. */
    public MapShape withChannels(int other) {
        return new MapShape(other, reduction);
    }

    /** The length of a side of this map where the input's is {@code pixels}. */
    public int side(int pixels) {
        return (pixels + reduction - 1) / reduction;
    }

    @Override
    public String toString() {
        return channels + " channels at 1/" + reduction;
    }
}
