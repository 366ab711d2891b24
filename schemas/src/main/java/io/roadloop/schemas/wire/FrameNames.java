package io.roadloop.schemas.wire;

import java.util.Optional;

/**
 * How long the names of a frame may be: its frameId, vehicleId and cameraId are copied into everything that is made of
 * it. To ingest, a frame that breaks this is a broken one; trainer and inference service refuse it.
 */
public final class FrameNames {

    /** Most characters of a name. */
    public static final int LONGEST = 256;

    private FrameNames() {}

    /** What is wrong with a name, if something is: it must have 1 to {@value #LONGEST} characters, not all blank. */
    public static Optional<String> brokenBy(String field, String value) {
        return !value.isBlank() && value.length() <= LONGEST
                ? Optional.empty()
                : Optional.of(field + " has " + value.length() + " characters; it must have 1 to " + LONGEST
                        + " and not be blank");
    }
}
