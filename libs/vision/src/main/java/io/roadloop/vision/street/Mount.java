package io.roadloop.vision.street;

import java.util.SplittableRandom;

/**
 * How a vehicle's camera is built in, and how the drive shakes it.
 *
 * @param lateral metres to the right of the centreline
 * @param height above the road, metres
 * @param pitch upwards, radians
 * @param fieldOfView from left to right, radians
 * @param tint what its sensor makes of red, green, blue
 */
record Mount(long key, double lateral, double height, double pitch, double fieldOfView, Lighting.Rgb tint) {

    static Mount of(long key) {
        SplittableRandom random = Hash.random(key, 95);
        return new Mount(
                key,
                Street.LANE / 2 + random.nextDouble(-0.15, 0.1),
                random.nextDouble(1.35, 1.75),
                random.nextDouble(-0.03, 0.02),
                random.nextDouble(1.02, 1.16),
                Lighting.Rgb.of(
                        random.nextDouble(0.96, 1.06), random.nextDouble(0.97, 1.03), random.nextDouble(0.95, 1.06)));
    }

    /** The camera at a tick, for a raster of this size. */
    Camera camera(long tick, int columns, int rows) {
        double shake = Hash.unit(key, tick, 96) - 0.5;
        double sway = 0.5 * StrictMath.sin(tick * 0.31) + 0.5 * StrictMath.sin(tick * 0.173 + 1);
        Camera.Gaze gaze = new Camera.Gaze(
                0.03 * StrictMath.sin(tick * 0.043) + 0.004 * sway,
                pitch + 0.006 * sway + 0.006 * shake,
                0.008 * StrictMath.sin(tick * 0.11) + 0.004 * shake,
                fieldOfView);
        Spot place = new Spot(lateral + 0.14 * StrictMath.sin(tick * 0.057), height + 0.02 * sway, 0);
        return new Camera(place, gaze, columns, rows);
    }
}
