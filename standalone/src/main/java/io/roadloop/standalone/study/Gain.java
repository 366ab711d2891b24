package io.roadloop.standalone.study;

import io.roadloop.trainer.gate.PairedBootstrap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How far a recipe's mean IoU lies above another's, and between which bounds, by the gate's paired bootstrap: scored frames
 * are drawn with replacement, the same for both recipes and all seeds, and seeds are drawn with replacement on top; a
 * recipe's seed is compared with the other's same seed.
 *
 * <p>What it takes for independent are frames and seeds. Frames of one drive resemble one another, and two or three seeds
 * say little of a hundred: the true interval is wider.
 *
 * @param over the other recipe
 * @param points in percentage points, the mean over the seeds
 * @param from the lower bound of the 95 % interval
 * @param to the upper bound
 * @param seedsAbove how many seeds lie above the other's same seed
 * @param seeds how many both have
 */
record Gain(String over, double points, double from, double to, int seedsAbove, int seeds) {
    private static final int RESAMPLES = 2000;
    private static final long FRAMES_SEED = 1;
    private static final long SEEDS_SEED = 2;
    private static final double TAIL = 0.025;

    /** The rows of both recipes with one seed. */
    private record Pair(FinishedRow row, FinishedRow other) {
        /** In shares of 1, as the resamples are. */
        double difference() {
            return row.total().meanIou() - other.total().meanIou();
        }

        /** A difference a resample; pairs of equal frames see the same draws. */
        double[] resampled() {
            return new PairedBootstrap(RESAMPLES, FRAMES_SEED)
                    .compare(row.matrices(), other.matrices())
                    .miou();
        }
    }

    /** Empty where the two have no seed in common. */
    static Optional<Gain> of(List<FinishedRow> rows, List<FinishedRow> others) {
        List<Pair> pairs = rows.stream()
                .flatMap(row -> others.stream()
                        .filter(other -> other.row().seed() == row.row().seed())
                        .map(other -> new Pair(row, other)))
                .toList();
        return pairs.isEmpty() ? Optional.empty() : Optional.of(of(pairs));
    }

    private static Gain of(List<Pair> pairs) {
        double[] differences = overSeeds(pairs.stream().map(Pair::resampled).toList());
        return new Gain(
                pairs.get(0).other().row().recipe(),
                Rounded.percent(
                        pairs.stream().mapToDouble(Pair::difference).average().orElseThrow()),
                Rounded.percent(quantile(differences, TAIL)),
                Rounded.percent(quantile(differences, 1 - TAIL)),
                (int) pairs.stream().filter(pair -> pair.difference() > 0).count(),
                pairs.size());
    }

    /** Of each resample the mean over as many seeds as there are, drawn with replacement; in rising order. */
    private static double[] overSeeds(List<double[]> bySeed) {
        RandomGenerator random = new SplittableRandom(SEEDS_SEED);
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            int resample = i;
            means[i] = IntStream.range(0, bySeed.size())
                    .mapToDouble(unused -> bySeed.get(random.nextInt(bySeed.size()))[resample])
                    .average()
                    .orElseThrow();
        }
        Arrays.sort(means);
        return means;
    }

    private static double quantile(double[] rising, double share) {
        return rising[(int) Math.round(share * (rising.length - 1))];
    }
}
