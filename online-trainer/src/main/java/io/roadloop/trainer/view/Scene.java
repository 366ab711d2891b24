package io.roadloop.trainer.view;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * A view made, in the step's memory, without gradient.
 *
 * @param pixels (N, 3, H, W), fp32 in 0..1; of a {@link Belief}, probabilities, (N, C, H, W)
 * @param labels (N, H, W), uint8, 255 = ignore; where the view's pools have masks
 * @param warp how the pixels came from those of the view's base
 */
public record Scene(NDArray pixels, Optional<NDArray> labels, Warp warp) {
    /** A scene whose pixels stand where they stood. */
    public Scene(NDArray pixels, Optional<NDArray> labels) {
        this(pixels, labels, new Warp.Still());
    }

    /** How many images. */
    public int images() {
        return (int) pixels.getShape().get(0);
    }

    /** Rows of an image. */
    public int height() {
        return (int) pixels.getShape().get(2);
    }

    /** Columns of an image. */
    public int width() {
        return (int) pixels.getShape().get(3);
    }
}
