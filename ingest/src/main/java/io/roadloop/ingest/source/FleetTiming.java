package io.roadloop.ingest.source;

import java.time.Duration;

/**
 * When the cameras of a fleet open their shutters: each {@code framesPerSecond} times a second, evenly spread over the
 * fleet, so that the stream has no bursts.
 *
 * @param vehicles how many there are, at least 1
 * @param framesPerSecond of each vehicle, above 0
 */
record FleetTiming(int vehicles, double framesPerSecond) {

    private static final double NANOS = 1e9;

    /** When a vehicle takes the frame of a tick. */
    Duration at(int vehicle, long tick) {
        return Duration.ofNanos((long) ((tick + (double) vehicle / vehicles) / framesPerSecond * NANOS));
    }

    /** The newest tick that a vehicle has taken by then; 0 before its first. */
    long tickAt(int vehicle, Duration at) {
        double ticks = at.toNanos() / NANOS * framesPerSecond - (double) vehicle / vehicles;
        return Math.max(0, (long) Math.floor(ticks + 1e-6));
    }
}
