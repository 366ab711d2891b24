package io.roadloop.standalone.bench;

import io.roadloop.standalone.export.TrialFrames;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.vision.Size;
import io.roadloop.vision.street.StreetScene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The street's frames as a trainer's pools. */
final class BenchSamples {

    private static final int SAMPLES = 16;

    private BenchSamples() {}

    /** Labelled frames, the same without their masks, and the same as pseudo-labels. */
    static MemoryPools pools(Size size) {
        List<Sample> labelled = new ArrayList<>();
        for (StreetScene scene : TrialFrames.scenes(SAMPLES, size)) {
            labelled.add(new Sample(
                    "sample-" + labelled.size(), scene.image(), Optional.of(scene.mask()), 0, Instant.EPOCH));
        }
        return MemoryPools.of(
                labelled, labelled.stream().map(Sample::unlabelled).toList(), labelled);
    }
}
