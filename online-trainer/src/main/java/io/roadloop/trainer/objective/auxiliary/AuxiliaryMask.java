package io.roadloop.trainer.objective.auxiliary;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import io.roadloop.kit.settings.Require;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.ModelLabels;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.TargetRule;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.objective.Weighing;
import io.roadloop.trainer.schedule.Stretch;
import io.roadloop.trainer.view.Belief;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
import java.util.Optional;

/**
 * Pseudo-labels count where the auxiliary network holds them for right (paper 004, section 3.3; methods.md 6.1 and 7).
 *
 * <p>A pixel's weight is {@code [a > T]}, a the sigmoid of the auxiliary network's logit. Until the network has learnt
 * for a while, and where it selects too little of a batch, the weight is a power of the targets' own confidence.
 *
 * @param auxiliary the auxiliary network
 * @param belief what the targets were read from; the taught view is made from its view, or is that one
 * @param threshold T, in [0, 1]
 * @param least share of selected pixels below which the mask starves, in [0, 1]
 * @param power of the confidence, at least 0
 * @param start how long nothing is masked
 */
public record AuxiliaryMask(
        ModelName auxiliary, Belief belief, double threshold, double least, double power, Stretch start)
        implements Weighing {
    public AuxiliaryMask {
        Require.that("threshold", threshold, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
        Require.that("least", least, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
        Require.that("power", power, v -> v >= 0 && v <= 100, "must lie in [0, 100]");
    }

    @Override
    public Optional<String> fault(View on, TargetRule targets) {
        View believed = belief.opinion().of();
        if (!(targets instanceof ModelLabels)) {
            return Optional.of(
                    "weighs " + on.describe() + " by an auxiliary-mask, and its targets are given: a mask needs"
                            + " targets of a model, with a confidence");
        }
        return on.isMadeOf(believed)
                ? Optional.empty()
                : Optional.of("weighs " + on.describe() + " by an auxiliary-mask, and it is not made of "
                        + believed.describe() + ", of which the mask's belief is");
    }

    @Override
    public Demands demands(View on) {
        return Demands.readings(key());
    }

    @Override
    public NDArray weights(Step step, View on, Targets targets) {
        NDArray confidence = targets.confidence()
                .orElseThrow(() -> new IllegalArgumentException(
                        "an auxiliary mask needs targets that a model gives, with a confidence"));
        if (!start.isOver(step.clock())) {
            return confidence.pow(power);
        }
        NDArray sure = Activation.sigmoid(step.reading(key()).logits().stopGradient());
        NDArray carried = step.carried(sure, belief.opinion().of(), on).squeeze(1);
        return SureMask.of(carried, confidence, threshold, least, power);
    }

    private Reading.Key key() {
        return new Reading.Key(auxiliary, belief, Flow.STOPPED);
    }
}
