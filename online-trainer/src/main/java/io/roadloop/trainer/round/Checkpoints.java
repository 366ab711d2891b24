package io.roadloop.trainer.round;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.roadloop.kit.files.Folders;
import io.roadloop.trainer.step.DamagedStateException;
import io.roadloop.trainer.step.LearningState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints as folders {@code round-000012}: each is written beside, forced to disk and renamed, so that one that can
 * be seen is whole, also after a power cut; the last two are kept, so that a damaged one costs one
 * round, and the last round that came to its end can be replayed from where it began.
 */
final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();
    /** Below a trainer's state folder. */
    static final String FOLDER = "checkpoints";

    private static final String PREFIX = "round-";
    private static final String PART = ".part";
    private static final String STANDING = "standing.json";
    private static final String LEARNING = "learning";
    private static final int KEPT = 2;

    private final Path base;

    /** @param base is made if it is missing */
    Checkpoints(Path base) {
        this.base = base;
        try {
            Files.createDirectories(base);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for checkpoints " + base + " cannot be made", e);
        }
    }

    void write(Checkpoint checkpoint) {
        String name = String.format(
                Locale.ROOT, PREFIX + "%06d", checkpoint.standing().round());
        Path part = base.resolve(name + PART);
        Path whole = base.resolve(name);
        try {
            Folders.delete(part);
            Files.createDirectories(part);
            checkpoint.learning().write(part.resolve(LEARNING));
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(part.resolve(STANDING).toFile(), checkpoint.standing());
            Folders.publish(part, whole);
            prune();
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint " + whole + " cannot be written", e);
        }
    }

    /** The latest one that is whole. */
    Optional<Checkpoint> latest() {
        for (Path folder : newestFirst()) {
            try {
                Standing standing = standing(folder);
                return Optional.of(new Checkpoint(LearningState.read(folder.resolve(LEARNING)), standing));
            } catch (IOException | DamagedStateException e) {
                LOG.warn("The checkpoint {} cannot be used, so the one before is: {}", folder, e.getMessage());
            }
        }
        return Optional.empty();
    }

    /** All that are whole, the newest first, with their digests. */
    List<Parent> parents() {
        List<Parent> parents = new ArrayList<>();
        for (Path folder : newestFirst()) {
            try {
                Path learning = folder.resolve(LEARNING);
                parents.add(new Parent(learning, LearningState.read(learning).digest()));
            } catch (DamagedStateException | UncheckedIOException e) {
                LOG.warn("The checkpoint {} cannot be read: {}", folder, e.getMessage());
            }
        }
        return parents;
    }

    /** The latest one that can be read, without the learning itself. */
    Optional<Standing> latestStanding() {
        for (Path folder : newestFirst()) {
            try {
                return Optional.of(standing(folder));
            } catch (IOException e) {
                LOG.warn("The checkpoint {} cannot be read, so the one before is: {}", folder, e.getMessage());
            }
        }
        return Optional.empty();
    }

    private static Standing standing(Path folder) throws IOException {
        return JSON.readValue(folder.resolve(STANDING).toFile(), Standing.class);
    }

    private void prune() throws IOException {
        for (Path old : newestFirst().stream().skip(KEPT).toList()) {
            Folders.delete(old);
        }
    }

    private List<Path> newestFirst() {
        try (Stream<Path> folders = Files.list(base)) {
            return folders.filter(folder -> {
                        String name = folder.getFileName().toString();
                        return name.startsWith(PREFIX) && !name.endsWith(PART);
                    })
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoints in " + base + " cannot be listed", e);
        }
    }
}
