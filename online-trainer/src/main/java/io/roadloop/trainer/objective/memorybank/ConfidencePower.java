package io.roadloop.trainer.objective.memorybank;

import ai.djl.ndarray.NDArray;
import io.roadloop.kit.settings.Require;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.objective.Weighing;
import io.roadloop.trainer.view.View;

/**
 * A pixel counts as much as whoever gave its label was sure: {@code β = conf^s} (paper 002, eq. 6); 1 where people gave
 * it.
 *
 * @param exponent s, at least 0; 6 in the paper: a confidence of 0.9 counts half
 */
public record ConfidencePower(double exponent) implements Weighing {
    public ConfidencePower {
        Require.that("confidence", exponent, v -> v >= 0 && v <= 100, "must lie in [0, 100]");
    }

    @Override
    public Demands demands(View on) {
        return Demands.NONE;
    }

    @Override
    public NDArray weights(Step step, View on, Targets targets) {
        return targets.confidence().map(confidence -> of(confidence, exponent)).orElseGet(() -> step.manager()
                .ones(targets.labels().getShape()));
    }

    static NDArray of(NDArray confidence, double exponent) {
        return confidence.pow(exponent);
    }
}
