package io.roadloop.trainer.round;

import io.roadloop.kit.UserErrorException;
import io.roadloop.trainer.step.DamagedStateException;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.LearningState;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint that a round may have begun from.
 *
 * @param learning where the learning's state lies in it
 * @param digest of that state
 */
record Parent(Path learning, String digest) {

    /** Of the checkpoint's folder. */
    String name() {
        return String.valueOf(learning.getName(learning.getNameCount() - 2));
    }

    /**
     * Takes a learning to where the round began.
     *
     * @throws UserErrorException if the checkpoint is gone, not what it was, or of another network or recipe
     */
    void restore(Learning round) {
        LearningState state = state();
        try {
            round.restore(state);
        } catch (DamagedStateException e) {
            throw new UserErrorException(
                    "the checkpoint " + name() + " does not fit the round's recipe in this version of Roadloop: "
                            + e.getMessage(),
                    e);
        }
    }

    private LearningState state() {
        try {
            LearningState state = LearningState.read(learning);
            if (state.digest().equals(digest)) {
                return state;
            }
        } catch (DamagedStateException | UncheckedIOException e) {
            throw gone(e);
        }
        throw gone(null);
    }

    private UserErrorException gone(@Nullable Exception cause) {
        return new UserErrorException(
                "the checkpoint " + name()
                        + " went away while the round was looked at: a trainer at work keeps the last two; try again",
                cause);
    }
}
