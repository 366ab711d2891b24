package io.roadloop.trainer.publish;

/**
 * Where a candidate comes from.
 *
 * @param round the round that made it
 * @param step training steps behind it, over all rounds
 * @param generation deepest self-training generation that the round learnt from
 */
public record RoundFacts(int round, long step, int generation) {}
