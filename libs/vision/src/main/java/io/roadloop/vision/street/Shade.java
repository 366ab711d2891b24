package io.roadloop.vision.street;

/** What is left of the sun's light, or of a colour, in a shadow. */
final class Shade {

    /** The full shadow of a wall. */
    static final Surface DEEP = Surface.plain(26);

    private Shade() {}

    /** The shadow of leaves: light falls through here and there. */
    static Surface leaves(int key, double width, double trunk, double height) {
        return (u, v, footprint) -> {
            float x = 2 * u / (float) width - 1;
            float y = (v - (float) (trunk + height) / 2) / ((float) (height - trunk) / 2);
            if (v < trunk) {
                return Math.abs(x) < 0.06f ? 40 : Paint.HOLE;
            }
            float edge = x * x + y * y + 0.9f * (Noise.at(u * 1.4f + key % 50, v * 0.8f) - 0.5f);
            return edge > 1 ? Paint.HOLE : 45 + (int) (90 * Math.max(0, edge));
        };
    }

    /** The dark below a thing of this size, soft at its edge; u and v are 0 in its middle. */
    static Surface below(double halfWidth, double halfLength) {
        return (u, v, footprint) -> {
            float x = Math.abs(u) / (float) halfWidth;
            float y = Math.abs(v) / (float) halfLength;
            float edge = Math.max(x, y);
            return edge > 1 ? Paint.HOLE : 70 + (int) (150 * Math.max(0, (edge - 0.7f) / 0.3f));
        };
    }
}
