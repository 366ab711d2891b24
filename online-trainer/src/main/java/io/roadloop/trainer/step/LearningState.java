package io.roadloop.trainer.step;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a learning carries from step to step, on the host: models, optimisers and counters. A learning restored
 * from it goes on bit for bit as the first would have.
 *
 * @param recipe the digest of the recipe it belongs to
 * @param arrays by path, e.g. {@code student/weights/stem.conv.weight}
 * @param counters by path, e.g. {@code student/optimiser/steps}
 */
public record LearningState(String recipe, Map<String, float[]> arrays, Map<String, Long> counters) {
    public LearningState {
        arrays = Collections.unmodifiableMap(new TreeMap<>(arrays));
        counters = Collections.unmodifiableMap(new TreeMap<>(counters));
    }

    /** SHA-256 over all of it, hex: equal if and only if two states are, bit for bit. */
    public String digest() {
        return StateDigest.of(this);
    }

    /**
     * Writes the state as two files into a folder, which is made if it is missing.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void write(Path folder) {
        LearningStateFiles.write(this, folder);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws DamagedStateException if a file is missing, or is not what was written
     */
    public static LearningState read(Path folder) {
        return LearningStateFiles.read(folder);
    }
}
