package io.roadloop.vision.street;

/** A pinhole camera: where it is, where it looks, and which pixel sees what. */
final class Camera {

    private final Spot place;
    private final Spot right;
    private final Spot up;
    private final Spot ahead;
    private final double focal;
    private final double centreX;
    private final double centreY;
    private final double pitch;

    /**
     * @param place where the lens is
     * @param gaze where it looks
     * @param width columns of the raster
     * @param height rows of the raster
     */
    Camera(Spot place, Gaze gaze, int width, int height) {
        this.place = place;
        this.pitch = gaze.pitch();
        double siny = StrictMath.sin(gaze.yaw());
        double cosy = StrictMath.cos(gaze.yaw());
        double sinp = StrictMath.sin(gaze.pitch());
        double cosp = StrictMath.cos(gaze.pitch());
        double sinr = StrictMath.sin(gaze.roll());
        double cosr = StrictMath.cos(gaze.roll());
        this.ahead = new Spot(siny * cosp, sinp, cosy * cosp);
        Spot level = new Spot(cosy, 0, -siny);
        Spot upright = new Spot(-siny * sinp, cosp, -cosy * sinp);
        this.right = level.times(cosr).plus(upright.times(sinr));
        this.up = upright.times(cosr).plus(level.times(-sinr));
        this.focal = width / 2.0 / StrictMath.tan(gaze.fieldOfView() / 2);
        this.centreX = width / 2.0;
        this.centreY = height / 2.0;
    }

    /**
     * Where a camera looks, in radians.
     *
     * @param yaw to the right
     * @param pitch upwards
     * @param roll clockwise
     * @param fieldOfView between the left and the right edge
     */
    record Gaze(double yaw, double pitch, double roll, double fieldOfView) {}

    Spot place() {
        return place;
    }

    /** A spot as the camera has it: x right, y up, z along its axis. */
    Spot see(Spot spot) {
        return turn(spot.minus(place));
    }

    /** A direction as the camera has it. */
    Spot turn(Spot direction) {
        return new Spot(direction.dot(right), direction.dot(up), direction.dot(ahead));
    }

    double column(Spot seen) {
        return centreX + focal * seen.x() / seen.z();
    }

    double row(Spot seen) {
        return centreY - focal * seen.y() / seen.z();
    }

    /** The direction that a place of the raster looks into, around the vehicle; its length along the axis is 1. */
    Spot ray(double column, double row) {
        return right.times((column - centreX) / focal)
                .plus(up.times((centreY - row) / focal))
                .plus(ahead);
    }

    /** The row of the horizon in the middle of the raster. */
    double horizon() {
        return centreY + focal * StrictMath.tan(pitch);
    }

    double focal() {
        return focal;
    }

    double centreX() {
        return centreX;
    }

    double centreY() {
        return centreY;
    }
}
