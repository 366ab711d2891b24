package io.roadloop.vision.street;

/**
 * What was drawn so far, one entry for each sample: colour before light, class, nearness, and the light that falls on
 * it. Samples are finer than pixels by {@link #FINE} in both directions, which smooths the edges of the image.
 */
final class Canvas {

    /** Samples a pixel, in each direction. */
    static final int FINE = 2;

    final int width;
    final int height;
    final int[] paint;
    final byte[] kind;

    /** One over the distance along the axis; 0 is not drawn yet. */
    final float[] nearness;

    /** Share of the sun's light, 0 to 255. */
    final byte[] sun;

    /** Light of the street lamps, 0 to 255. */
    final byte[] lamp;

    Canvas(int pixelsWide, int pixelsHigh) {
        this.width = pixelsWide * FINE;
        this.height = pixelsHigh * FINE;
        int samples = Math.multiplyExact(width, height);
        this.paint = new int[samples];
        this.kind = new byte[samples];
        this.nearness = new float[samples];
        this.sun = new byte[samples];
        this.lamp = new byte[samples];
    }

    /** Whether shadows and pools of light can lie here. */
    boolean ground(int sample) {
        return kind[sample] == RoadClass.ROAD.ordinal() || kind[sample] == RoadClass.PAVEMENT.ordinal();
    }
}
