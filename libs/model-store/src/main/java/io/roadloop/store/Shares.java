package io.roadloop.store;

import java.util.OptionalDouble;

/** The check of everything that is a share of a whole. */
final class Shares {

    private Shares() {}

    static void require(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(field + " " + value + ": must lie in [0, 1]");
        }
    }

    static void require(String field, OptionalDouble value) {
        value.ifPresent(present -> require(field, present));
    }
}
