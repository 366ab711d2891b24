package io.roadloop.trainer.publish;

/**
 * Where a candidate comes from.
 *
 * @param round the round that made it
 * @param step training steps behind it, over all rounds
 * @param generation of the deepest pseudo-label drawn in that round, 0 if none was
 */
public record RoundFacts(int round, long step, int generation) {}
