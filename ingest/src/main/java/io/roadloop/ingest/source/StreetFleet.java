package io.roadloop.ingest.source;

import io.roadloop.vision.street.Conditions;
import io.roadloop.vision.street.DriftDay;
import java.time.Duration;

/**
 * Who drives on the synthetic street, how often their cameras open, and how long a day lasts there.
 *
 * @param vehicles how many, named car-1, car-2, …
 * @param framesPerSecond of each vehicle
 * @param day how long the drift from day over dusk, rain and night to day takes; then it starts again
 * @param firstSequence sequence of each camera's first frame
 */
public record StreetFleet(int vehicles, double framesPerSecond, Duration day, long firstSequence) {

    FleetTiming timing() {
        return new FleetTiming(vehicles, framesPerSecond);
    }

    StreetCamera.Moment moment(int vehicle, long tick) {
        Duration at = timing().at(vehicle, tick);
        return new StreetCamera.Moment(
                vehicle, "car-" + (vehicle + 1), tick, firstSequence + tick, at, conditionsAt(at));
    }

    private Conditions conditionsAt(Duration at) {
        return DriftDay.at((double) (at.toNanos() % day.toNanos()) / day.toNanos());
    }
}
