package io.roadloop.inference.topology;

import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.wire.FrameNames;
import java.util.Optional;

/**
 * What a record of frames must keep to before its image is looked at. Names and keys are copied into everything that
 * the service writes, so a record that is allowed must not make outputs that the broker refuses for their size: inside
 * a transaction that would stop the task, not the record.
 */
final class FrameRules {

    static final String FRAME_INVALID = "frame-invalid";

    static final int LONGEST_KEY = 1024;

    private FrameRules() {}

    /** What is wrong with the key, if something is. */
    static Optional<String> brokenByKey(Origin origin) {
        int length = origin.key().map(key -> key.length).orElse(0);
        return length <= LONGEST_KEY
                ? Optional.empty()
                : Optional.of("the key has " + length + " bytes; at most " + LONGEST_KEY + " are allowed");
    }

    /** What is wrong with the frame's names, if something is. */
    static Optional<String> brokenByNames(CameraFrame frame) {
        return FrameNames.brokenBy("frameId", frame.getFrameId())
                .or(() -> FrameNames.brokenBy("vehicleId", frame.getVehicleId()))
                .or(() -> FrameNames.brokenBy("cameraId", frame.getCameraId()));
    }
}
