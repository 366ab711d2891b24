package io.roadloop.trainer.round;

import static java.util.Objects.requireNonNull;

/**
 * The first line of a round's journal: with the parent and the samples, all that decides the round.
 *
 * @param round from 0
 * @param steps as many as it was to have: its schedules run over these, also where the clock ended it before
 * @param attempt how often it was begun before and given up because it diverged; its draws depend on it
 * @param parent digest of the learning's state that it began from
 */
record JournalHeader(int round, int steps, int attempt, String parent, Making making, Surroundings surroundings) {
    JournalHeader {
        requireNonNull(parent, "no parent");
        requireNonNull(making, "no making");
        requireNonNull(surroundings, "no surroundings");
    }
}
