package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.View;

/** One step, as an objective sees it: what it declared in its {@link Demands}, made once and shared. */
public interface Step {
    /** The scene of a demanded view. */
    Scene scene(View view);

    /** A demanded reading. */
    Reading reading(Reading.Key key);

    /** Named kernels for losses that arrays alone would compute slowly. */
    Kernels kernels();

    /**
     * The labels of a demanded view.
     *
     * @return (N, H, W), uint8, 255 = ignore
     */
    default NDArray labels(View view) {
        return scene(view)
                .labels()
                .orElseThrow(() -> new IllegalArgumentException("the view " + view.describe() + " has no labels"));
    }
}
