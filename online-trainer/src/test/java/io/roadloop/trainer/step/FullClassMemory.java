package io.roadloop.trainer.step;

import io.roadloop.trainer.Patterns;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * What hundreds of steps leave in the memories of the recipe class-memory, so that all of its terms count: two vectors of
 * each class in the bank, and full windows of counted images, below which no class weighs more than another.
 */
final class FullClassMemory {
    private static final String BANK = "memories/bank/";
    private static final String COUNTS = "memories/frequencies/";
    private static final int DIMENSION = 256;
    private static final int VECTORS = 2;
    private static final int LABELLED_IMAGES = 128;
    private static final int STREAM_IMAGES = 256;

    private FullClassMemory() {}

    /** The state as it is where its recipe has no such memories; else the images counted so far are counted again. */
    static LearningState of(LearningState state) {
        if (!state.arrays().containsKey(COUNTS + "stream")) {
            return state;
        }
        Map<String, float[]> arrays = new TreeMap<>(state.arrays());
        SplittableRandom random = new SplittableRandom(1);
        for (int label = 0; label < Patterns.CLASSES; label++) {
            arrays.put(BANK + "class-" + label, vectors(random));
        }
        arrays.computeIfPresent(COUNTS + "stream", (path, images) -> repeated(images));
        Map<String, Long> counters = new TreeMap<>(state.counters());
        counters.put(BANK + "dimension", (long) DIMENSION);
        long images = counters.getOrDefault(COUNTS + "labelled-images", 0L);
        counters.replaceAll(
                (path, count) -> path.startsWith(COUNTS + "labelled") ? count * LABELLED_IMAGES / images : count);
        return new LearningState(state.recipe(), arrays, counters);
    }

    private static float[] vectors(SplittableRandom random) {
        float[] numbers = new float[VECTORS * DIMENSION];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static float[] repeated(float[] images) {
        float[] window = new float[STREAM_IMAGES * Patterns.CLASSES];
        for (int i = 0; i < window.length; i++) {
            window[i] = images[i % images.length];
        }
        return window;
    }
}
