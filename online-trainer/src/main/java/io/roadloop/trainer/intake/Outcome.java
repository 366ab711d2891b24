package io.roadloop.trainer.intake;

/** What a desk makes of one readable record. */
sealed interface Outcome {

    /** It was used, or passed over by a rule. */
    record Done(Tally as) implements Outcome {}

    /**
     * It cannot be used.
     *
     * @param cause a stable name
     * @param detail what was found, and which rule it broke
     */
    record Refused(String cause, String detail) implements Outcome {}
}
