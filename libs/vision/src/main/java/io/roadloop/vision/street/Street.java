package io.roadloop.vision.street;

import java.util.SplittableRandom;

/**
 * The endless street of one vehicle: how it winds, how wide it is, where its blocks end. A station is the distance
 * along its centreline in metres.
 *
 * @param key what everything on this street is drawn from
 * @param leftKerb metres from the centreline to the left kerb
 * @param rightKerb metres from the centreline to the right kerb
 * @param pavement width of the pavements, metres
 * @param speed of the vehicle on average, metres a tick
 */
record Street(long key, District district, double leftKerb, double rightKerb, double pavement, double speed) {

    /** Half of the driving lanes: two lanes of this width. */
    static final double LANE = 3.25;

    /** Ticks a second, for whatever moves at a speed that people know. */
    static final double TICKS_PER_SECOND = 4;

    private static final double PARKING = 2.2;
    private static final double BLOCK = 68;

    /** The street that a vehicle drives along. */
    static Street of(long seed, int vehicle) {
        long key = Hash.of(seed, vehicle, 1);
        SplittableRandom random = Hash.random(key, 2);
        District district = District.values()[Math.floorMod(vehicle + seed, District.values().length)];
        return new Street(
                key,
                district,
                LANE + (random.nextDouble() < 0.45 ? PARKING : 0.4),
                LANE + (random.nextDouble() < 0.55 ? PARKING : 0.4),
                random.nextDouble(2.8, 4.4),
                random.nextDouble(1.6, 2.4));
    }

    /** Which way the street runs at a station, radians to the right of north. */
    double heading(double station) {
        return wave(station, 31, 0.09, 3)
                + wave(station, 73, 0.45, 4)
                + wave(station, 211, 0.8, 5)
                + wave(station, 997, 3, 6);
    }

    /** Where the vehicle is at a tick: it drives at an uneven speed, but never backwards. */
    double station(long tick) {
        double phase = 2 * Math.PI * (tick % 120) / 120;
        return speed * (tick + 9.5 * StrictMath.sin(phase)) + 1000 * Hash.unit(key, 7);
    }

    /** Where the vehicle would be at an even speed; the cars ahead of it keep to that. */
    double evenStation(double tick) {
        return speed * tick + 1000 * Hash.unit(key, 7);
    }

    /** The first station of a block. */
    double edge(long block) {
        return BLOCK * (block + 0.36 * (Hash.unit(key, 8, block) - 0.5));
    }

    /** The block that holds a station. */
    long blockAt(double station) {
        long block = (long) Math.floor(station / BLOCK);
        if (station < edge(block)) {
            return block - 1;
        }
        return station >= edge(block + 1) ? block + 1 : block;
    }

    /** Half the width of the street that crosses at the start of a block; 0 where none does. */
    double crossing(long block) {
        double lot = Hash.unit(key, 9, block);
        return lot < 0.62 ? 5.2 + 2.5 * lot : 0;
    }

    /** The lateral place of a kerb. */
    double kerb(Side side) {
        return side == Side.LEFT ? -leftKerb : rightKerb;
    }

    /** Whether cars can park along a side. */
    boolean parking(Side side) {
        return Math.abs(kerb(side)) > LANE + 1;
    }

    private double wave(double station, double length, double swing, long which) {
        return swing * StrictMath.sin(station / length + 6.2831853 * Hash.unit(key, 10, which));
    }
}
