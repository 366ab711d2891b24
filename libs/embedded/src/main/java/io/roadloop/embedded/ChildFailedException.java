package io.roadloop.embedded;

import java.nio.file.Path;

/** A child process ended, or was not ready in time. The message holds the last lines of its log. */
public final class ChildFailedException extends RuntimeException {

    ChildFailedException(String what, Path log) {
        super(what + "; the last lines of " + log + ":" + System.lineSeparator() + LogTail.of(log));
    }
}
