package io.roadloop.trainer.round;

import io.roadloop.kit.files.Folders;
import io.roadloop.trainer.step.DamagedStateException;
import io.roadloop.trainer.step.LearningState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The learning as it stood when the champion was made: where a reset goes back to. One is kept. */
final class ChampionStates {
    private static final Logger LOG = LoggerFactory.getLogger(ChampionStates.class);

    private final Path base;

    ChampionStates(Path base) {
        this.base = base;
    }

    /** To be called before the release is out, so that a kill between the two loses nothing. */
    void write(String digest, LearningState state) {
        Path part = base.resolve(digest + ".part");
        try {
            Folders.delete(part);
            state.write(part);
            Folders.publish(part, base.resolve(digest));
        } catch (IOException e) {
            throw new UncheckedIOException("the champion's state cannot be written to " + base, e);
        }
    }

    /** Removes all others: to be called when the release is out. */
    void keepOnly(String digest) {
        try {
            List<Path> others;
            try (Stream<Path> folders = Files.list(base)) {
                others = folders.filter(
                                folder -> !folder.getFileName().toString().equals(digest))
                        .toList();
            }
            for (Path other : others) {
                Folders.delete(other);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("old champions' states in " + base + " cannot be removed", e);
        }
    }

    /** Whether it was written here, and is kept. */
    boolean has(String digest) {
        return Files.isDirectory(base.resolve(digest));
    }

    /** Empty if it was never written here, e.g. because the release came from another machine. */
    Optional<LearningState> read(String digest) {
        Path folder = base.resolve(digest);
        if (!has(digest)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LearningState.read(folder));
        } catch (DamagedStateException e) {
            LOG.warn("The champion's state cannot be used: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
