package io.roadloop.inference.release;

import io.roadloop.store.ModelDigest;
import io.roadloop.store.ModelFileName;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomy;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a verified release says of its model.
 *
 * @param number rises with every release, also with a return to an older digest
 * @param digest of the model's file, and its folder in the store
 * @param file the file's name in that folder
 * @param input the size at which frames are given to the model
 * @param taxonomy what its class indices mean
 * @param thresholds by class index: the lowest confidence that teaches; empty where the class does not teach
 * @param generation of the deepest pseudo-label drawn in the round that made it, 0 if none was
 * @param releasedAt when the gate let it through
 */
public record Release(
        long number,
        ModelDigest digest,
        ModelFileName file,
        Size input,
        Taxonomy taxonomy,
        List<OptionalDouble> thresholds,
        int generation,
        Instant releasedAt) {

    public Release {
        thresholds = List.copyOf(thresholds);
    }

    @Override
    public String toString() {
        return "release " + number + " (" + digest.brief() + ")";
    }
}
