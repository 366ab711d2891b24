package io.roadloop.trainer.publish;

/** Broker or registry cannot be asked or written to now. Trying again later may help; whether a record is out is open. */
public final class StreamUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param cause why nobody answered */
    public StreamUnavailableException(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
