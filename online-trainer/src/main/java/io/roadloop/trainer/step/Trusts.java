package io.roadloop.trainer.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Scenes;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import java.util.List;

/** How far the labels of a batch's samples are trusted, as maps that go the way of the pixels. */
record Trusts(Batch batch) {

    /** @return (N, H, W), fp32, in [0, 1] */
    NDArray of(View view, Scenes scenes, NDManager manager) {
        Source source = source(view);
        List<Sample> samples = batch.samples().getOrDefault(source.pool(), List.of());
        float[] trust = new float[samples.size()];
        boolean whole = true;
        for (int i = 0; i < trust.length; i++) {
            trust[i] = (float) samples.get(i).trust();
            whole &= trust[i] == 1;
        }
        Scene seen = scenes.of(view);
        if (whole) {
            return manager.ones(new Shape(seen.images(), seen.height(), seen.width()));
        }
        Scene first = scenes.of(source);
        NDArray map = manager.create(trust, new Shape(trust.length, 1, 1, 1))
                .broadcast(new Shape(trust.length, 1, first.height(), first.width()));
        // A copy: what kernels for images give cannot be saved for the backward pass, and losses multiply by this.
        return scenes.carried(map, source, view).squeeze(1).duplicate();
    }

    private static Source source(View view) {
        View at = view;
        while (at.base().isPresent()) {
            at = at.base().get();
        }
        return (Source) at;
    }
}
