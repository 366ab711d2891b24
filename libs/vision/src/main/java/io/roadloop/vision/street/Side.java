package io.roadloop.vision.street;

/** A side of the street, seen from the vehicle. Traffic keeps to the right. */
enum Side {
    LEFT(-1),
    RIGHT(1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /** -1 for left and 1 for right, as lateral places count. */
    int sign() {
        return sign;
    }
}
