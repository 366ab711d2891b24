package io.roadloop.schemas.wire;

/**
 * The registry did not answer, or refused this client. It says nothing of the record at hand, which must be tried again:
 * whoever takes it for a bad record loses it.
 */
public final class RegistryUnavailableException extends RuntimeException {

    RegistryUnavailableException(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
