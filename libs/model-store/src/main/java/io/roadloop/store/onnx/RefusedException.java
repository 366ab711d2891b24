package io.roadloop.store.onnx;

import io.roadloop.store.Shown;

/** Carries a refusal from the check that found it to {@link OnnxInspection}; never leaves the package. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final InspectionRule rule;

    RefusedException(InspectionRule rule, String detail) {
        super(detail, null, false, false);
        this.rule = rule;
    }

    Inspected.Refused refusal() {
        return new Inspected.Refused(rule, String.valueOf(getMessage()));
    }

    static void unless(boolean holds, InspectionRule rule, String detail) {
        if (!holds) {
            throw new RefusedException(rule, detail);
        }
    }

    /** A name from the file, quoted and made harmless. */
    static String quoted(String name) {
        return "'" + Shown.briefly(name) + "'";
    }
}
