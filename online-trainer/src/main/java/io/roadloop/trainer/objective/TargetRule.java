package io.roadloop.trainer.objective;

import io.roadloop.trainer.view.View;
import java.util.Optional;

/** Where targets come from. */
public interface TargetRule {
    /** Why it cannot give targets for a view; empty where it can. */
    default Optional<String> fault(View on) {
        return Optional.empty();
    }

    /** What the rule asks of a step to give targets for a view. */
    Demands demands(View on);

    /** The targets for a view. */
    Targets of(Step step, View on);
}
