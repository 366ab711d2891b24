package io.roadloop.trainer.round;

import static java.util.Objects.requireNonNull;

/**
 * The last line of a round's journal.
 *
 * @param state digest of the learning's state after the last step, before the gate may have reset it
 */
record JournalEnd(String state) {
    JournalEnd {
        requireNonNull(state, "no state");
    }
}
