package io.roadloop.trainer.objective;

import io.roadloop.trainer.view.View;

/** Where targets come from. */
public interface TargetRule {
    /** What the rule asks of a step to give targets for a view. */
    Demands demands(View on);

    /** The targets for a view. */
    Targets of(Step step, View on);
}
