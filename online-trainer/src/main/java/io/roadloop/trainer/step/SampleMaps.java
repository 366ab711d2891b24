package io.roadloop.trainer.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Scenes;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import io.roadloop.vision.LabelMask;
import java.util.List;

/** What holds for a whole sample of a batch; as maps, these go the way of the pixels. */
record SampleMaps(Batch batch) {

    /** How far its labels are trusted: (N, H, W), fp32, in [0, 1]. */
    NDArray trust(View view, Scenes scenes, NDManager manager) {
        Source source = source(view);
        List<Sample> samples = samples(source);
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

    /** Whether it is of another domain: (N, H, W), uint8, 255 where it is. */
    NDArray elsewhere(View view, String domain, Scenes scenes, NDManager manager) {
        Source source = source(view);
        List<Sample> samples = samples(source);
        float[] elsewhere = new float[samples.size()];
        for (int i = 0; i < elsewhere.length; i++) {
            elsewhere[i] = samples.get(i).domain().equals(domain) ? 0 : LabelMask.IGNORE;
        }
        Scene first = scenes.of(source);
        NDArray map = manager.create(elsewhere, new Shape(elsewhere.length, 1, 1))
                .broadcast(new Shape(elsewhere.length, first.height(), first.width()))
                .toType(DataType.UINT8, true);
        return scenes.carriedLabels(map, source, view);
    }

    /** Where each sample comes from. */
    List<String> domains(View view) {
        return samples(source(view)).stream().map(Sample::domain).toList();
    }

    private List<Sample> samples(Source source) {
        return batch.samples().getOrDefault(source.pool(), List.of());
    }

    private static Source source(View view) {
        View at = view;
        while (at.base().isPresent()) {
            at = at.base().get();
        }
        return (Source) at;
    }
}
