package io.roadloop.standalone.bench;

import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.street.Conditions;
import io.roadloop.vision.street.StreetScene;
import io.roadloop.vision.street.SyntheticStreet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Frames of the synthetic street with their masks (camvid-11): the same on every machine. */
final class BenchSamples {

    private static final long SEED = 20_26;
    private static final int SAMPLES = 16;
    private static final int TICKS_APART = 37;

    private BenchSamples() {}

    static RgbImage frame(Size size) {
        return scene(size, 0).image();
    }

    /** Labelled frames, the same without their masks, and the same as pseudo-labels. */
    static MemoryPools pools(Size size) {
        List<Sample> labelled = IntStream.range(0, SAMPLES)
                .mapToObj(i -> sample(i, scene(size, i)))
                .toList();
        return MemoryPools.of(
                labelled, labelled.stream().map(Sample::unlabelled).toList(), labelled);
    }

    /** Labelled frames alone. */
    static MemoryPools labelled(Size size) {
        return MemoryPools.of(IntStream.range(0, SAMPLES)
                .mapToObj(i -> sample(i, scene(size, i)))
                .toList());
    }

    private static StreetScene scene(Size size, int number) {
        return new SyntheticStreet(SEED, size).render(number % 4, (long) number * TICKS_APART, Conditions.DAY);
    }

    private static Sample sample(int number, StreetScene scene) {
        return new Sample("sample-" + number, scene.image(), Optional.of(scene.mask()), 0, Instant.EPOCH);
    }
}
