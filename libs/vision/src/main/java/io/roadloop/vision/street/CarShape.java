package io.roadloop.vision.street;

/**
 * The outline of a vehicle from the side: a row of corners over the bonnet, the roof and the boot, from rear to front.
 * Metres; u from the rear bumper, v from the ground.
 *
 * @param width from side to side
 * @param belt height of the lower edge of the windows
 * @param u of each corner, rising
 * @param v of each corner
 * @param glass whether the piece from each corner to the next is a window
 * @param wheel radius of the wheels
 */
record CarShape(double width, float belt, float[] u, float[] v, boolean[] glass, float wheel) {

    static final CarShape HATCHBACK = shape(
            1.72,
            0.92,
            0.31,
            new double[] {0, 0.1, 0.55, 1.3, 2.35, 3.0, 3.75, 3.9},
            new double[] {0.55, 0.95, 1.42, 1.48, 1.46, 0.98, 0.8, 0.55},
            1,
            4);
    static final CarShape SALOON = shape(
            1.78,
            0.93,
            0.32,
            new double[] {0, 0.08, 0.85, 1.45, 2.6, 3.35, 4.35, 4.5},
            new double[] {0.6, 0.95, 1.0, 1.42, 1.42, 0.95, 0.78, 0.55},
            2,
            4);
    static final CarShape ESTATE = shape(
            1.86,
            1.06,
            0.36,
            new double[] {0, 0.1, 0.45, 1.0, 2.8, 3.45, 4.4, 4.6},
            new double[] {0.65, 1.1, 1.68, 1.74, 1.7, 1.12, 0.98, 0.6},
            1,
            4);
    static final CarShape VAN = shape(
            1.98,
            1.2,
            0.35,
            new double[] {0, 0.05, 0.12, 3.9, 4.55, 5.1, 5.25},
            new double[] {0.6, 1.3, 2.2, 2.25, 1.3, 1.05, 0.6},
            1,
            3);
    static final CarShape BUS = shape(
            2.5,
            1.25,
            0.48,
            new double[] {0, 0.05, 0.15, 10.6, 10.85, 11},
            new double[] {0.5, 1.6, 3.0, 3.05, 1.3, 0.5},
            1,
            3);
    static final CarShape LORRY = shape(
            2.4,
            1.5,
            0.48,
            new double[] {0, 0.02, 5.2, 5.22, 5.5, 5.52, 6.9, 7.3, 7.4},
            new double[] {0.7, 3.2, 3.2, 1.0, 1.0, 2.6, 2.6, 1.5, 0.6},
            -1,
            6);

    private static CarShape shape(
            double width, double belt, double wheel, double[] u, double[] v, int rearWindow, int windscreen) {
        boolean[] glass = new boolean[u.length];
        for (int i = 0; i < glass.length; i++) {
            glass[i] = i == rearWindow || i == windscreen;
        }
        return new CarShape(width, (float) belt, floats(u), floats(v), glass, (float) wheel);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    float length() {
        return u[u.length - 1];
    }

    float height() {
        float highest = 0;
        for (float corner : v) {
            highest = Math.max(highest, corner);
        }
        return highest;
    }

    /** The height of the outline at a place along the vehicle. */
    float top(float at) {
        for (int i = 1; i < u.length; i++) {
            if (at <= u[i]) {
                float share = (at - u[i - 1]) / (u[i] - u[i - 1]);
                return v[i - 1] + share * (v[i] - v[i - 1]);
            }
        }
        return 0;
    }
}
