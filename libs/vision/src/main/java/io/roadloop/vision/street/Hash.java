package io.roadloop.vision.street;

import java.util.SplittableRandom;

/** Numbers that depend on their keys alone: a thing of the street looks the same in every frame it is seen in. */
final class Hash {

    private static final float UNIT = 1f / (1 << 24);

    private Hash() {}

    /** Mixes keys into one, by the finaliser of SplitMix64. */
    static long of(long... keys) {
        long hash = 0x9E3779B97F4A7C15L;
        for (long key : keys) {
            hash = mix(hash + key * 0xD1342543DE82EF95L);
        }
        return hash;
    }

    /** A generator of its own for the thing with these keys. */
    static SplittableRandom random(long... keys) {
        return new SplittableRandom(of(keys));
    }

    /** A number in [0, 1) for a cell of a texture; quick, for it runs once a pixel. */
    static float unit(int key, int column, int row) {
        int hash = key + column * 0x9E3779B1 + row * 0x85EBCA77;
        hash = (hash ^ (hash >>> 15)) * 0x2C1B3C6D;
        hash = (hash ^ (hash >>> 12)) * 0x297A2D39;
        return ((hash ^ (hash >>> 15)) >>> 8) * UNIT;
    }

    /** A number in [0, 1) for the thing with these keys. */
    static double unit(long... keys) {
        return (of(keys) >>> 11) * 0x1p-53;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
