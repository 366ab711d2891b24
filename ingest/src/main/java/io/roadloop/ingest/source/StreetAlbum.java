package io.roadloop.ingest.source;

import io.roadloop.vision.street.Conditions;
import io.roadloop.vision.street.DriftDay;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Labelled frames of the synthetic street that are there from the start, from drives that the fleet does not make.
 *
 * <p>Ids are the same in every run, so that publishing them again replaces them and adds none.
 */
public final class StreetAlbum implements FrameSource {

    /** Drives of an album: enough that no two of its frames look alike, few enough to be drives. */
    private static final int DRIVES = 4;
    /** Ticks between two frames of a drive: far enough for other houses and other cars. */
    private static final int STRIDE = 40;
    /** Numbers on the street that the fleet, at most a few hundred vehicles, does not have. */
    private static final int TRAINING_DRIVES = 1000;

    private static final int CANARY_DRIVES = 2000;

    private final StreetCamera camera;
    private final LabelUse use;
    private final int frames;
    private final int firstDrive;
    private final IntFunction<Conditions> conditions;
    private int taken;

    private StreetAlbum(
            StreetCamera camera, LabelUse use, int frames, int firstDrive, IntFunction<Conditions> conditions) {
        this.camera = camera;
        this.use = use;
        this.frames = frames;
        this.firstDrive = firstDrive;
        this.conditions = conditions;
    }

    /** What the annotators had before the run: a dry day, and nothing of what is to come. */
    public static StreetAlbum initial(StreetCamera camera, int frames) {
        return new StreetAlbum(camera, LabelUse.TRAIN, frames, TRAINING_DRIVES, i -> Conditions.DAY);
    }

    /** The gate's frames, spread evenly over the whole drift. */
    public static StreetAlbum canary(StreetCamera camera, int frames) {
        return new StreetAlbum(camera, LabelUse.CANARY, frames, CANARY_DRIVES, i -> DriftDay.at((i + 0.5) / frames));
    }

    @Override
    public Optional<Shot> next() {
        if (taken == frames) {
            return Optional.empty();
        }
        int drive = taken % DRIVES;
        long sequence = taken / DRIVES;
        var moment = new StreetCamera.Moment(
                firstDrive + drive,
                use.code() + "-drive-" + (drive + 1),
                sequence * STRIDE,
                sequence,
                Duration.ZERO,
                conditions.apply(taken));
        taken++;
        return Optional.of(camera.labelled(moment, use));
    }
}
