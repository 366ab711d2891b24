package io.roadloop.store.release;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A key file cannot be used; the message never holds key material. */
public final class KeyFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    KeyFileException(Path file, String rule, @Nullable Throwable cause) {
        super("key file " + file + ": " + rule, cause);
    }
}
