package io.roadloop.vision.street;

/**
 * A place around the vehicle, in metres: x to the right, y up, z ahead, with the street's centreline below the camera
 * as origin.
 */
record Spot(double x, double y, double z) {

    Spot plus(double dx, double dy, double dz) {
        return new Spot(x + dx, y + dy, z + dz);
    }

    Spot plus(Spot other) {
        return plus(other.x, other.y, other.z);
    }

    Spot minus(Spot other) {
        return plus(-other.x, -other.y, -other.z);
    }

    Spot times(double by) {
        return new Spot(x * by, y * by, z * by);
    }

    Spot cross(Spot other) {
        return new Spot(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    double dot(Spot other) {
        return x * other.x + y * other.y + z * other.z;
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    Spot unit() {
        return times(1 / Math.max(1e-9, length()));
    }

    Spot at(double height) {
        return new Spot(x, height, z);
    }
}
