package io.roadloop.graph.weights;

import java.nio.file.Path;

/** A file of weights that is none, is damaged, or cannot be read or written. The message names the file and the rule. */
public final class WeightsFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WeightsFileException(Path file, String what) {
        super("weights " + file + ": " + what);
    }

    WeightsFileException(Path file, String what, Throwable cause) {
        super("weights " + file + ": " + what, cause);
    }
}
