package io.roadloop.inference.release;

/** Why a release is not served. The codes are stable: metrics and logs carry them. */
public enum RefusalReason {
    /** The record's bytes are no release. */
    UNREADABLE("unreadable"),
    /** It is a release of another model than this service serves. */
    UNKNOWN_MODEL("unknown-model"),
    /** It names a key that this service does not hold. */
    UNKNOWN_KEY("unknown-key"),
    /** Its signature does not fit its content. */
    BAD_SIGNATURE("bad-signature"),
    /** Its number is not above the one that serves. */
    NUMBER_NOT_RISING("number-not-rising"),
    /** It contradicts itself, or speaks of another taxonomy. */
    INVALID("invalid"),
    /** The store does not have its file, or cannot be read now. */
    MODEL_MISSING("model-missing"),
    /** The store's file is damaged, or has another digest. */
    MODEL_DAMAGED("model-damaged"),
    /** The file is no ONNX model that may be loaded. */
    INSPECTION("inspection"),
    /** ONNX Runtime could not load it. */
    LOAD_FAILED("load-failed"),
    /** It was loaded, but its answers to a trial image were wrong. */
    SELF_TEST("self-test"),
    /** One run takes longer than the inference deadline. */
    TOO_SLOW("too-slow");

    private final String code;

    RefusalReason(String code) {
        this.code = code;
    }

    /** The stable name, e.g. {@code bad-signature}. */
    public String code() {
        return code;
    }
}
