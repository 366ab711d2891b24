package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.view.View;

/**
 * A pixel counts as far as the pseudo-label that it was taught by is trusted: deep and old ones count less. Belongs to
 * every loss on views of the pool {@code taught} that takes each pixel's label from the samples: cross-entropy, hard-pixels,
 * boundary-relaxation and pseudo-labels.
 */
public record SampleTrust() implements Weighing {
    @Override
    public Demands demands(View on) {
        return Demands.views(on);
    }

    @Override
    public NDArray weights(Step step, View on, Targets targets) {
        return step.trust(on);
    }
}
