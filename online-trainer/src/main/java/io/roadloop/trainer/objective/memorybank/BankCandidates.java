package io.roadloop.trainer.objective.memorybank;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The labelled places that are good enough for a bank, as many of each class and image as it looks at.
 *
 * @param perClass by class, places of the feature grid, the first image's first
 * @param placesPerImage how many places an image has
 */
record BankCandidates(List<long[]> perClass, int placesPerImage) {
    private static final byte NONE = (byte) 255;

    static BankCandidates of(ClassBank law, Step step) {
        Reading said = step.reading(law.reading());
        FeatureGrid grid = FeatureGrid.of(said.tap(BankHeads.FEATURES));
        byte[] good = good(law, grid, said.targets(), labels(law, step), step.manager());
        RandomGenerator random = step.draws().named("candidates of memory " + law.name());
        List<List<long[]>> images = new ArrayList<>();
        for (int image = 0; image < grid.images(); image++) {
            int from = image * grid.places();
            images.add(PixelDraw.perClass(good, from, from + grid.places(), step.classes(), law.candidates(), random));
        }
        return new BankCandidates(joined(images, step.classes()), grid.places());
    }

    boolean isEmpty() {
        return from(perClass.size()) == 0;
    }

    /** All places, class after class. */
    long[] places() {
        return perClass.stream().flatMapToLong(Arrays::stream).toArray();
    }

    /** How many candidates the classes below have. */
    int from(int label) {
        return perClass.subList(0, label).stream()
                .mapToInt(places -> places.length)
                .sum();
    }

    /** The image of each candidate of a class, rising. */
    int[] images(int label) {
        return Arrays.stream(perClass.get(label))
                .mapToInt(place -> (int) (place / placesPerImage))
                .toArray();
    }

    /** Those of frames of other domains do not count. */
    private static NDArray labels(ClassBank law, Step step) {
        NDArray labels = step.labels(law.view());
        return law.domain()
                .map(domain -> labels.maximum(step.elsewhere(law.view(), domain)))
                .orElse(labels);
    }

    /** The label of each place that qualifies, else none. */
    private static byte[] good(ClassBank law, FeatureGrid grid, Targets said, NDArray labels, NDManager manager) {
        byte[] good = grid.nearest(labels, manager).toByteArray();
        byte[] predictions = grid.nearest(said.labels(), manager).toByteArray();
        float[] confidence =
                grid.nearest(said.confidence().orElseThrow(), manager).toFloatArray();
        for (int place = 0; place < good.length; place++) {
            if (!VectorQueue.qualifies(good[place], predictions[place], confidence[place], law.confidence())) {
                good[place] = NONE;
            }
        }
        return good;
    }

    private static List<long[]> joined(List<List<long[]>> images, int classes) {
        List<long[]> joined = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            int own = label;
            joined.add(images.stream()
                    .flatMapToLong(image -> Arrays.stream(image.get(own)))
                    .toArray());
        }
        return joined;
    }
}
