package io.roadloop.trainer.round;

import io.roadloop.trainer.intake.IntakeLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a trainer's last checkpoint says of its intake, for whoever audits it from outside. */
public final class CheckpointedIntake {

    private CheckpointedIntake() {}

    /**
     * Reads it; the trainer may be at work.
     *
     * @param stateDirectory the trainer's {@code state-directory}
     * @return empty where no checkpoint lies
     */
    public static Optional<IntakeLedger.Snapshot> read(Path stateDirectory) {
        Path folder = stateDirectory.resolve(Checkpoints.FOLDER);
        return Files.isDirectory(folder)
                ? new Checkpoints(folder).latestStanding().map(Standing::intake)
                : Optional.empty();
    }
}
