package io.roadloop.trainer.round;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadloop.kit.files.AtomicFiles;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.LearningState;
import io.roadloop.trainer.step.StepReport;
import io.roadloop.vision.Taxonomy;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What each step was made of: one file of JSON lines a round, {@code round-000012.jsonl}. Its first line is a {@link
 * JournalHeader}, its last a {@link JournalEnd}, and each between them a {@link JournalStep} with the samples and the
 * trust in each pseudo-label, which depends on the time of the draw. While a round is learnt and judged its file is
 * {@code round-000012.jsonl.part}; without that ending it is of a round that was not given up.
 */
final class Journal {
    /** Below a trainer's state folder. */
    static final String FOLDER = "journal";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".jsonl";

    private final Path folder;
    private final int kept;
    private final Taxonomy taxonomy;
    private final Surroundings surroundings;

    /** @param kept how many rounds; the oldest go */
    Journal(Path folder, int kept, Taxonomy taxonomy, Surroundings surroundings) {
        this.folder = folder;
        this.kept = kept;
        this.taxonomy = taxonomy;
        this.surroundings = surroundings;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for the journal " + folder + " cannot be made", e);
        }
    }

    /** The name of a round's file. */
    static String name(int round) {
        return String.format(Locale.ROOT, "round-%06d" + SUFFIX, round);
    }

    /** The files of the rounds that lie in a journal's folder. */
    static List<Path> newestFirst(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** Begins the file of a round that goes on from the state in which the learning is now. */
    Segment open(Learning learning, StepClock first) {
        String name = name(first.round());
        JournalHeader header = new JournalHeader(
                first.round(),
                first.steps(),
                first.attempt(),
                learning.state().digest(),
                Making.of(learning, taxonomy),
                surroundings);
        try {
            Segment segment = new Segment(folder.resolve(name + ".part"), folder.resolve(name));
            segment.write(header);
            return segment;
        } catch (IOException e) {
            throw new UncheckedIOException("the journal of round " + first.round() + " cannot be opened", e);
        }
    }

    private void prune() throws IOException {
        for (Path old : newestFirst(folder).stream().skip(kept).toList()) {
            Files.delete(old);
        }
    }

    /** One round's file. Holds it open: close it. */
    final class Segment implements AutoCloseable {
        private final Path part;
        private final Path whole;
        private final BufferedWriter out;

        private Segment(Path part, Path whole) throws IOException {
            this.part = part;
            this.whole = whole;
            this.out = Files.newBufferedWriter(part);
        }

        void add(StepReport report) {
            write(JournalStep.of(report));
        }

        /** The last step is done, with the learning in this state. */
        void end(LearningState state) {
            write(new JournalEnd(state.digest()));
        }

        /** The round was judged, and not given up: its file can be seen from now on. */
        void publish() {
            try {
                out.close();
                AtomicFiles.publish(part, whole);
                prune();
            } catch (IOException e) {
                throw new UncheckedIOException("the journal " + whole + " cannot be written", e);
            }
        }

        private void write(Object line) {
            try {
                out.write(JSON.writeValueAsString(line));
                out.newLine();
            } catch (IOException e) {
                throw new UncheckedIOException("the journal " + part + " cannot be written", e);
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the journal " + part + " cannot be closed", e);
            }
        }
    }
}
