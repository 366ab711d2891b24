package io.roadloop.vision;

/**
 * One class of a taxonomy and the colour it is drawn in.
 *
 * @param name not blank
 * @param red in [0, 255]
 * @param green in [0, 255]
 * @param blue in [0, 255]
 */
public record ClassSpec(String name, int red, int green, int blue) {

    public ClassSpec {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a class must have a name");
        }
        if (((red | green | blue) & ~0xFF) != 0) {
            throw new IllegalArgumentException("colour (" + red + ", " + green + ", " + blue + ") of class " + name
                    + ": each part must lie in [0, 255]");
        }
    }
}
