package io.roadloop.ingest;

import static io.roadloop.kit.settings.Require.that;

import io.roadloop.ingest.source.Privacy;
import io.roadloop.vision.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where frames come from.
 *
 * @param kind the street, or a folder
 * @param folder the folder of frames; must be there if the kind says so
 * @param camera name of the cameras of a folder
 * @param privacy who may be in a folder's pictures; nobody is on the street
 * @param vehicles how many drive on the street, in [1, 512]
 * @param framesPerSecond of each vehicle, in (0, 1000]
 * @param pace whether the stream waits for each frame's time
 * @param repeat whether a folder starts again after its last frame
 * @param size at which frames are sent; empty sends a folder's as they are, and draws the street at 240x180
 * @param seed of the street, and of the sample of the labels
 * @param driftDuration how long a day on the street takes
 */
public record SourceSettings(
        Kind kind,
        Optional<Path> folder,
        String camera,
        Privacy privacy,
        int vehicles,
        double framesPerSecond,
        Pacing pace,
        boolean repeat,
        Optional<Size> size,
        long seed,
        Duration driftDuration) {

    private static final int MOST_VEHICLES = 512;
    private static final int MOST_FRAMES_PER_SECOND = 1000;

    public SourceSettings {
        Optional<Path> given = folder;
        that("source.kind", kind, k -> k != Kind.FOLDER || given.isPresent(), "needs source.folder to be set as well");
        that("source.camera", camera, c -> !c.isBlank(), "must name the camera");
        that("source.vehicles", vehicles, v -> v >= 1 && v <= MOST_VEHICLES, "must lie in [1, 512]");
        that(
                "source.frames-per-second",
                framesPerSecond,
                f -> f > 0 && f <= MOST_FRAMES_PER_SECOND,
                "must lie in (0, 1000]");
        that("source.drift-duration", driftDuration, d -> !d.isNegative() && !d.isZero(), "must be above 0");
    }

    /** What kind of source there is. */
    public enum Kind {
        STREET,
        FOLDER
    }

    /** Whether time counts. */
    public enum Pacing {
        REAL_TIME,
        AS_FAST_AS_POSSIBLE
    }
}
