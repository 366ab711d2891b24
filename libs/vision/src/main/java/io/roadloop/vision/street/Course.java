package io.roadloop.vision.street;

/**
 * The part of a street's centreline around the vehicle, laid out on the plane. Places are (station, lateral): metres
 * along the centreline and metres to the right of it.
 */
final class Course {

    /** Metres that are laid out behind the vehicle. */
    static final int BEHIND = 30;

    /** Metres that are laid out ahead of it. */
    static final int AHEAD = 190;

    private final Street street;
    private final double station;
    private final double heading;
    private final long first;
    private final double[] x = new double[BEHIND + AHEAD + 2];
    private final double[] z = new double[BEHIND + AHEAD + 2];
    private final double[] courses = new double[BEHIND + AHEAD + 2];
    private final double[] sines = new double[BEHIND + AHEAD + 2];
    private final double[] cosines = new double[BEHIND + AHEAD + 2];
    private double originX;
    private double originZ;

    Course(Street street, double station) {
        this.street = street;
        this.station = station;
        this.heading = street.heading(station);
        // The grid lies on whole stations, so that the street does not quiver as the vehicle moves on.
        this.first = (long) Math.floor(station) - BEHIND;
        for (int i = 0; i < x.length; i++) {
            courses[i] = street.heading(first + i) - heading;
            sines[i] = StrictMath.sin(courses[i]);
            cosines[i] = StrictMath.cos(courses[i]);
            if (i > 0) {
                x[i] = x[i - 1] + (sines[i] + sines[i - 1]) / 2;
                z[i] = z[i - 1] + (cosines[i] + cosines[i - 1]) / 2;
            }
        }
        Spot origin = at(station, 0, 0);
        originX = origin.x();
        originZ = origin.z();
    }

    /** The station of the vehicle. */
    double station() {
        return station;
    }

    Street street() {
        return street;
    }

    /** A place of the street, at a height. */
    Spot at(double alongStation, double lateral, double height) {
        double position = position(alongStation);
        int i = (int) position;
        double share = position - i;
        return new Spot(
                between(x, i, share) + lateral * between(cosines, i, share) - originX,
                height,
                between(z, i, share) - lateral * between(sines, i, share) - originZ);
    }

    /** Which way the street runs there, radians to the right of where it runs at the vehicle. */
    double heading(double alongStation) {
        double position = position(alongStation);
        return between(courses, (int) position, position - (int) position);
    }

    private double position(double alongStation) {
        return Math.max(0, Math.min(x.length - 1.001, alongStation - first));
    }

    private static double between(double[] values, int i, double share) {
        return values[i] + share * (values[i + 1] - values[i]);
    }

    /** Which way the street runs at the vehicle, radians to the right of north. */
    double north() {
        return heading;
    }
}
