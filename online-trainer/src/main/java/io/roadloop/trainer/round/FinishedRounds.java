package io.roadloop.trainer.round;

import io.roadloop.kit.UserErrorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The rounds in a trainer's state folder that came to their end. It only reads: the trainer may be at work. */
final class FinishedRounds {
    private final Path journal;
    private final List<Path> newestFirst;
    private final List<Parent> parents;

    /** One of them with the checkpoint it began from. */
    record Found(RoundRecord round, Parent parent) {}

    /** @throws UserErrorException if there is none, or no checkpoint */
    FinishedRounds(Path stateDirectory) {
        journal = stateDirectory.resolve(Journal.FOLDER);
        Path checkpoints = stateDirectory.resolve(Checkpoints.FOLDER);
        newestFirst = Files.isDirectory(journal) ? list(journal) : List.of();
        if (newestFirst.isEmpty() || !Files.isDirectory(checkpoints)) {
            throw new UserErrorException(stateDirectory
                    + " holds no round that came to its end; name the state-directory of a trainer that finished one");
        }
        parents = new Checkpoints(checkpoints).parents();
    }

    /**
     * The round of that number, or else the newest whose parent is there.
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
                .findFirst()
                .orElseThrow(() -> new UserErrorException("round " + round
                        + " began from a state that none of the checkpoints holds any more (digest "
                        + RoundRecord.header(file).parent()
                        + "): the last two are kept, so that the newest finished round can be replayed"));
    }

    private Found newest() {
        return newestFirst.stream()
                .flatMap(this::found)
                .findFirst()
                .orElseThrow(() -> new UserErrorException(
                        "no round in " + journal + " began from a state that one of the checkpoints holds: the last two"
                                + " are kept, so that the newest finished round can be replayed"));
    }

    private Stream<Found> found(Path file) {
        String digest = RoundRecord.header(file).parent();
        return parents.stream()
                .filter(parent -> parent.digest().equals(digest))
                .limit(1)
                .map(parent -> new Found(RoundRecord.read(file), parent));
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(Journal.SUFFIX))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + folder + " cannot be listed", e);
        }
    }
}
