package io.roadloop.trainer.step;

/** A loss or a gradient is no longer a finite number. The step was given up before it touched any weight. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param what the term or the gradient, and its value */
    public DivergedException(long step, String what) {
        super("step " + step + " diverged: " + what
                + "; no weight was changed. Go back to an earlier state, or lower the learner's rate.");
    }
}
