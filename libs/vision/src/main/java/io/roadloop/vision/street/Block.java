package io.roadloop.vision.street;

/**
 * A stretch of the street between two crossings or corners.
 *
 * @param number its place along the street
 * @param start station of its first edge, in the middle of the crossing street if there is one
 * @param end station of the next block's edge
 * @param startGap half the width of the street that crosses at its start, 0 if none
 * @param endGap the same at its end
 */
record Block(long number, double start, double end, double startGap, double endGap) {

    static Block of(Street street, long number) {
        return new Block(
                number,
                street.edge(number),
                street.edge(number + 1),
                street.crossing(number),
                street.crossing(number + 1));
    }

    /** Where its pavements and houses begin. */
    double from() {
        return start + startGap;
    }

    /** Where they end. */
    double to() {
        return end - endGap;
    }
}
