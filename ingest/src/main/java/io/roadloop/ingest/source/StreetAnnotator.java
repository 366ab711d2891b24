package io.roadloop.ingest.source;

import java.time.Duration;
import java.util.Optional;

/**
 * A person who labels, now and then, the newest frame of one vehicle after the other: the frame of the stream itself,
 * under its id. So a model hears of the dusk only when it is dusk.
 */
public final class StreetAnnotator implements FrameSource {

    private static final double NANOS_A_MINUTE = 60e9;

    private final StreetCamera camera;
    private final StreetFleet fleet;
    private final double perMinute;
    private long labels;

    /** @param perMinute labels a minute; 0 means none at all */
    public StreetAnnotator(StreetCamera camera, StreetFleet fleet, double perMinute) {
        this.camera = camera;
        this.fleet = fleet;
        this.perMinute = perMinute;
    }

    @Override
    public Optional<Shot> next() {
        if (perMinute <= 0) {
            return Optional.empty();
        }
        int vehicle = (int) (labels % fleet.vehicles());
        labels++;
        Duration due = Duration.ofNanos((long) (labels * NANOS_A_MINUTE / perMinute));
        StreetCamera.Moment seen = fleet.moment(vehicle, fleet.timing().tickAt(vehicle, due));
        return Optional.of(camera.labelled(
                new StreetCamera.Moment(
                        seen.number(), seen.vehicleId(), seen.tick(), seen.sequence(), due, seen.conditions()),
                LabelUse.TRAIN));
    }
}
