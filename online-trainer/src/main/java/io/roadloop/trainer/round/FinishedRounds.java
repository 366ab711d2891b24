package io.roadloop.trainer.round;

import io.roadloop.kit.UserErrorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rounds in a trainer's state folder that came to their end. It only reads: the trainer may be at work. */
final class FinishedRounds {
    private static final Logger LOG = LoggerFactory.getLogger(FinishedRounds.class);

    private final Path journal;
    private final List<Path> newestFirst;
    private final List<Parent> parents;

    /** One of them with the checkpoint it began from. */
    record Found(RoundRecord round, Parent parent) {}

    /** @throws UserErrorException if there is none, or no checkpoint */
    FinishedRounds(Path stateDirectory) {
        journal = stateDirectory.resolve(Journal.FOLDER);
        Path checkpoints = stateDirectory.resolve(Checkpoints.FOLDER);
        newestFirst = list(journal);
        if (newestFirst.isEmpty() || !Files.isDirectory(checkpoints)) {
            throw new UserErrorException(stateDirectory
                    + " holds no round that came to its end; name the state-directory of a trainer that finished one");
        }
        parents = new Checkpoints(checkpoints).parents();
    }

    /**
     * The round of that number, or else the newest that can be read and whose parent is there.
     *
     * @throws UserErrorException if there is no such round
     */
    Found find(OptionalInt round) {
        return round.isPresent() ? numbered(round.getAsInt()) : newest();
    }

    private Found numbered(int round) {
        Path file = journal.resolve(Journal.name(round));
        if (!newestFirst.contains(file)) {
            throw new UserErrorException("--round " + round + " has no journal in " + journal + "; the newest is "
                    + newestFirst.get(0).getFileName());
        }
        return found(file)
                .orElseThrow(() -> new UserErrorException("round " + round
                        + " began from a state that none of the checkpoints holds any more (digest "
                        + RoundRecord.header(file).parent()
                        + "): the last two are kept, so that the newest finished round can be replayed"));
    }

    private Found newest() {
        List<String> unreadable = new ArrayList<>();
        return newestFirst.stream()
                .flatMap(file -> foundUnless(file, unreadable).stream())
                .findFirst()
                .orElseThrow(() -> new UserErrorException(
                        "no round in " + journal + " began from a state that one of the checkpoints holds: the last two"
                                + " are kept, so that the newest finished round can be replayed"
                                + (unreadable.isEmpty() ? "" : ". Besides, " + unreadable.get(0))));
    }

    private Optional<Found> foundUnless(Path file, List<String> unreadable) {
        try {
            return found(file);
        } catch (UserErrorException e) {
            LOG.warn("Looks for an older round, for {}", e.getMessage());
            unreadable.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Found> found(Path file) {
        String digest = RoundRecord.header(file).parent();
        return parents.stream()
                .filter(parent -> parent.digest().equals(digest))
                .findFirst()
                .map(parent -> new Found(RoundRecord.read(file), parent));
    }

    private static List<Path> list(Path folder) {
        try {
            return Files.isDirectory(folder) ? Journal.newestFirst(folder) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + folder + " cannot be listed", e);
        }
    }
}
