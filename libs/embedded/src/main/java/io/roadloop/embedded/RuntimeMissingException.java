package io.roadloop.embedded;

/** The broker's or the registry's files are not where the build puts them. The message says how to build them. */
public final class RuntimeMissingException extends RuntimeException {

    RuntimeMissingException(String message) {
        super(message);
    }
}
