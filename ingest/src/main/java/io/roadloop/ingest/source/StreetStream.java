package io.roadloop.ingest.source;

import java.util.Optional;

/** The frames of a fleet on the synthetic street. It has no end. */
public final class StreetStream implements FrameSource {

    private final StreetCamera camera;
    private final StreetFleet fleet;
    private int vehicle;
    private long tick;

    public StreetStream(StreetCamera camera, StreetFleet fleet) {
        this.camera = camera;
        this.fleet = fleet;
    }

    @Override
    public Optional<Shot> next() {
        Shot shot = camera.unlabelled(fleet.moment(vehicle, tick));
        vehicle++;
        if (vehicle == fleet.vehicles()) {
            vehicle = 0;
            tick++;
        }
        return Optional.of(shot);
    }
}
