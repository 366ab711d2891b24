package io.roadloop.trainer.round;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadloop.kit.files.AtomicFiles;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.step.StepReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What each step was made of: one file of JSON lines a round, {@code round-000012.jsonl}, with the ids of the samples by
 * pool and the trust in each pseudo-label, which depends on the time of the draw. A file that can be seen is of a round
 * that came to its end.
 */
final class Journal {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".jsonl";

    private final Path folder;
    private final int kept;

    /** @param kept how many rounds; the oldest go */
    Journal(Path folder, int kept) {
        this.folder = folder;
        this.kept = kept;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for the journal " + folder + " cannot be made", e);
        }
    }

    Segment open(int round) {
        String name = String.format(Locale.ROOT, "round-%06d" + SUFFIX, round);
        try {
            return new Segment(folder.resolve(name + ".part"), folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("the journal of round " + round + " cannot be opened", e);
        }
    }

    private void prune() throws IOException {
        List<Path> newestFirst;
        try (Stream<Path> files = Files.list(folder)) {
            newestFirst = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path old : newestFirst.stream().skip(kept).toList()) {
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
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("step", report.clock().step());
            line.put("total", report.clock().total());
            line.put("attempt", report.clock().attempt());
            line.put("loss", report.loss());
            line.put("terms", report.terms());
            Map<String, List<String>> samples = new TreeMap<>();
            report.samples().forEach((Pool pool, List<String> ids) -> samples.put(pool.key(), ids));
            line.put("samples", samples);
            line.put("trust", report.trust());
            try {
                out.write(JSON.writeValueAsString(line));
                out.newLine();
            } catch (IOException e) {
                throw new UncheckedIOException("the journal " + part + " cannot be written", e);
            }
        }

        /** The round came to its end. */
        void finish() {
            try {
                out.close();
                AtomicFiles.publish(part, whole);
                prune();
            } catch (IOException e) {
                throw new UncheckedIOException("the journal " + whole + " cannot be written", e);
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
