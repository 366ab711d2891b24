package io.roadloop.trainer.objective;

import io.roadloop.trainer.view.View;

/** The labels that came with the samples: by people, or with a pseudo-label. */
public record GivenLabels() implements TargetRule {
    @Override
    public Demands demands(View on) {
        return Demands.labels(on);
    }

    @Override
    public Targets of(Step step, View on) {
        return new Targets(step.labels(on));
    }
}
