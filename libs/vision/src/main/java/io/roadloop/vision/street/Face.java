package io.roadloop.vision.street;

/**
 * A flat convex piece of a thing: the one shape that both the image and the mask are drawn from.
 *
 * @param outline corners as u, v, u, v, …; convex
 * @param sun share of the sun's light that it catches, in [0, 1]
 */
record Face(RoadClass kind, Frame frame, double[] outline, Surface surface, double sun) {

    /** Corners of a rectangle. */
    static double[] rectangle(double u0, double u1, double v0, double v1) {
        return new double[] {u0, v0, u1, v0, u1, v1, u0, v1};
    }
}
