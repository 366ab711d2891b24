package io.roadloop.trainer.publish;

/** Trained weights did not become a file that can be served. Nothing was released. */
public final class ExportFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExportFailedException(String what) {
        super(what);
    }

    ExportFailedException(String what, Throwable cause) {
        super(what, cause);
    }
}
