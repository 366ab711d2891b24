package io.roadloop.trainer.step;

/** A loss, a gradient or a weight is no longer a finite number, or the answers have collapsed to one class. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long step;
    private final String reason;

    /**
     * The message counts it as people do: the first step is 1.
     *
     * @param step how many steps came before the one that diverged
     * @param reason what is not as it should be, with its value, and whether weights were changed
     */
    public DivergedException(long step, String reason) {
        super("step " + (step + 1) + " diverged: " + reason
                + ". Go back to an earlier state, or lower the learner's rate or the weights of its terms.");
        this.step = step;
        this.reason = reason;
    }

    /** How many steps came before the one that diverged. */
    public long step() {
        return step;
    }

    /** In a few words, without the advice. */
    public String reason() {
        return reason;
    }
}
