package io.roadloop.vision.codec;

/** Carries a refusal out of the parsers to the reader, which turns it into an outcome. Never leaves this package. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final RefusalCause cause;

    RefusedException(RefusalCause cause, String detail) {
        super(detail);
        this.cause = cause;
    }

    RefusalCause why() {
        return cause;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    /** A refusal is an outcome, not a fault: broken frames may come by the thousand, and nobody reads their traces. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
