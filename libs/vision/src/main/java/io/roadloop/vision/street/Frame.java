package io.roadloop.vision.street;

/**
 * A plane with its own axes: the place (u, v) of a surface is origin + u · along + v · up.
 *
 * @param along unit vector of u
 * @param up unit vector of v
 */
record Frame(Spot origin, Spot along, Spot up) {

    private static final Spot UPWARDS = new Spot(0, 1, 0);

    /** An upright plane through two spots; u runs from the first to the second, v up from the first's height. */
    static Frame upright(Spot from, Spot to) {
        return new Frame(from, to.at(from.y()).minus(from).unit(), UPWARDS);
    }

    /** Level ground with a heading; v runs ahead, u to the right of it. */
    static Frame level(Spot origin, double heading) {
        double sin = StrictMath.sin(heading);
        double cos = StrictMath.cos(heading);
        return new Frame(origin, new Spot(cos, 0, -sin), new Spot(sin, 0, cos));
    }

    Spot at(double u, double v) {
        return origin.plus(along.times(u)).plus(up.times(v));
    }

    Spot normal() {
        return along.cross(up);
    }
}
