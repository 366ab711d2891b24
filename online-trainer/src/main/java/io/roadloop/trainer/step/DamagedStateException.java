package io.roadloop.trainer.step;

import java.nio.file.Path;

/** A saved learning state cannot be used: a file is missing or damaged, or it belongs to another recipe. */
public final class DamagedStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedStateException(Path folder, String what) {
        super("the learning state in " + folder + " cannot be used: " + what);
    }

    DamagedStateException(Path folder, String what, Throwable cause) {
        super("the learning state in " + folder + " cannot be used: " + what, cause);
    }

    DamagedStateException(String what) {
        super("the learning state cannot be used: " + what);
    }
}
