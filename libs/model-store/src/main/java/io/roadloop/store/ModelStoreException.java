package io.roadloop.store;

import org.jspecify.annotations.Nullable;

/** A store cannot be read or written. */
public class ModelStoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ModelStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
