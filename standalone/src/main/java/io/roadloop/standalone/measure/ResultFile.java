package io.roadloop.standalone.measure;

import io.roadloop.kit.UserErrorException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --out FILE}: what a command measured, as JSON beside what it prints. */
public final class ResultFile {

    @Option(names = "--out", paramLabel = "FILE", description = "Write the figures as JSON too.")
    private @Nullable Path file;

    /** @throws UserErrorException if the file cannot be written; to be called before a measurement that takes long */
    public void requireWritable() {
        if (file != null) {
            Json.requireWritable(file);
        }
    }

    /** Writes or replaces the file; nothing where none was named. */
    public void write(Measurement<?> result) {
        if (file != null) {
            Json.write(file, result);
        }
    }
}
