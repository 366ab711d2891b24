package io.roadloop.trainer;

import io.roadloop.trainer.round.TrainerState;

/**
 * What {@code trainer-status.json} says. The names are stable; counts are over all runs of this state folder.
 *
 * @param state what the trainer is at, e.g. learning
 * @param round from 0
 * @param trainingSteps over all rounds, but for those that were given up
 * @param divergences rounds that were given up because they diverged
 * @param stepMillisMedian of the latest steps
 * @param pseudoLabelsUsed pseudo-labelled samples in batches, also of rounds that were given up
 * @param labelledFrames in the pool now
 * @param canaryFrames now
 * @param streamFrames frames of the stream that were sampled
 * @param pseudoLabels that were taken in
 * @param gaps frames of the stream that were passed over or had expired
 * @param lastRelease number of the last release of this model with this taxonomy; 0 before the first
 * @param canaryMiou of this run's last candidate; 0 before the first
 * @param deadLetters records that were given up on
 * @param device where the models live: cpu or gpu:N
 * @param precision what their layers compute in while they learn: fp32 or bf16
 */
record TrainerStatus(
        TrainerState state,
        int round,
        long trainingSteps,
        long divergences,
        double stepMillisMedian,
        long pseudoLabelsUsed,
        int labelledFrames,
        int canaryFrames,
        long streamFrames,
        long pseudoLabels,
        long gaps,
        long lastRelease,
        double canaryMiou,
        long deadLetters,
        String device,
        String precision) {}
