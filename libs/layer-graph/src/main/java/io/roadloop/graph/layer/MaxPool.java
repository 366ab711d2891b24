package io.roadloop.graph.layer;

import java.util.List;

/**
 * The largest number of each window. n gives ⌈n / stride⌉; what lies over the edge counts for nothing.
 *
 * @param kernel side of the window: the stride, or odd and larger, with the window's middle at each stride-th pixel
 * @param stride at least 2
 */
public record MaxPool(int kernel, int stride) implements Layer {
    public MaxPool {
        if (stride < 2) {
            throw new IllegalArgumentException("the stride must be at least 2, not " + stride);
        }
        if (kernel != stride && (kernel < stride || kernel % 2 == 0)) {
            throw new IllegalArgumentException("the window's side must be the stride, or odd and larger, not " + kernel
                    + " for a stride of " + stride);
        }
    }

    /** Windows that do not overlap. */
    public static MaxPool of(int size) {
        return new MaxPool(size, size);
    }

    /** Padding on each side. */
    public int padding() {
        return overlaps() ? (kernel - 1) / 2 : 0;
    }

    /** Whether a pixel may lie in more than one window. */
    public boolean overlaps() {
        return kernel > stride;
    }

    @Override
    public String kind() {
        return "max-pool";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        return Misfit.single(inputs).reducedBy(stride);
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.maxPool(this, context);
    }
}
