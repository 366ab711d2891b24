package io.roadloop.trainer.gate;

/** What the gate says of a candidate; each gives the rule that decided, with its numbers. */
public sealed interface Verdict {

    String reason();

    /** It is released. */
    record Promote(String reason) implements Verdict {}

    /** It is not released; training goes on from it. */
    record Hold(String reason) implements Verdict {}

    /** It is significantly worse: training goes back to the champion. */
    record Reset(String reason) implements Verdict {}
}
