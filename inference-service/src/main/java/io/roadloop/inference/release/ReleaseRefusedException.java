package io.roadloop.inference.release;

/** A release is not served; the one before it goes on. */
public final class ReleaseRefusedException extends Exception {

    private final RefusalReason reason;

    /**
     * @param reason which rule was broken
     * @param detail what was found, in words for a person
     */
    public ReleaseRefusedException(RefusalReason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public ReleaseRefusedException(RefusalReason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    public RefusalReason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
