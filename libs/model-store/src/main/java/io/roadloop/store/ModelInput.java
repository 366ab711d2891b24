package io.roadloop.store;

/**
 * Size at which frames are given to a model.
 *
 * @param width pixels a row, at least 1
 * @param height rows, at least 1
 */
public record ModelInput(int width, int height) {

    public ModelInput {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "model input " + width + "x" + height + ": width and height must be at least 1");
        }
    }
}
