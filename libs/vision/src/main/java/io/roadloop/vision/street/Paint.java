package io.roadloop.vision.street;

/**
 * Colours in one int, as a surface hands them out once a pixel: seven bits of how much it shines by itself, then eight
 * each of red, green, blue. Two negative values say that there is no colour.
 */
final class Paint {

    /** The surface has a hole here: what is behind it shows, and is what it is. */
    static final int HOLE = -1;

    /** One sees through here, but the pixel belongs to the thing, as annotators label the gaps of a railing. */
    static final int PANE = -2;

    private static final int RGB = 0xFFFFFF;

    private Paint() {}

    static int of(int red, int green, int blue) {
        return clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
    }

    /** The same at another brightness. */
    static int scale(int paint, float by) {
        return paint & ~RGB | of((int) (red(paint) * by), (int) (green(paint) * by), (int) (blue(paint) * by));
    }

    /** From one colour to another; the glow of the first stays. */
    static int mix(int from, int to, float share) {
        float keep = 1 - share;
        return from & ~RGB
                | of((int) (red(from) * keep + red(to) * share), (int) (green(from) * keep + green(to) * share), (int)
                        (blue(from) * keep + blue(to) * share));
    }

    /** The same, shining by itself: 1 needs no light at all. */
    static int glowing(int paint, float share) {
        return paint & RGB | Math.max(0, Math.min(127, (int) (share * 127))) << 24;
    }

    static int red(int paint) {
        return paint >> 16 & 255;
    }

    static int green(int paint) {
        return paint >> 8 & 255;
    }

    static int blue(int paint) {
        return paint & 255;
    }

    private static int clamp(int value) {
        return value < 0 ? 0 : Math.min(value, 255);
    }
}
