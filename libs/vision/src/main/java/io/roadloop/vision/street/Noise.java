package io.roadloop.vision.street;

import java.util.SplittableRandom;

/** Value noise from one table that wraps around at 256: dirt, leaves, clouds, asphalt. */
final class Noise {

    private static final int SIDE = 256;
    private static final float[] TABLE = table();

    private Noise() {}

    /** Smooth noise in [0, 1]; one bump a unit. */
    static float at(float u, float v) {
        float fu = floor(u);
        float fv = floor(v);
        float tu = smooth(u - fu);
        float tv = smooth(v - fv);
        int u0 = (int) fu & SIDE - 1;
        int u1 = u0 + 1 & SIDE - 1;
        int v0 = ((int) fv & SIDE - 1) << 8;
        int v1 = v0 + SIDE & SIDE * SIDE - 1;
        float low = TABLE[v0 | u0] + tu * (TABLE[v0 | u1] - TABLE[v0 | u0]);
        float high = TABLE[v1 | u0] + tu * (TABLE[v1 | u1] - TABLE[v1 | u0]);
        return low + tv * (high - low);
    }

    /** Three octaves of it, in [0, 1]. */
    static float cloud(float u, float v) {
        return 0.55f * at(u, v) + 0.3f * at(2.1f * u + 17, 2.1f * v + 5) + 0.15f * at(4.3f * u + 3, 4.3f * v + 31);
    }

    /** The cell of the table, in [0, 1): no smoothing. */
    static float grain(float u, float v) {
        return TABLE[((int) floor(v) & SIDE - 1) << 8 | (int) floor(u) & SIDE - 1];
    }

    private static float smooth(float t) {
        return t * t * (3 - 2 * t);
    }

    private static float floor(float value) {
        int whole = (int) value;
        return value < whole ? whole - 1 : whole;
    }

    private static float[] table() {
        SplittableRandom random = new SplittableRandom(20261120);
        float[] table = new float[SIDE * SIDE];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) random.nextDouble();
        }
        return table;
    }
}
