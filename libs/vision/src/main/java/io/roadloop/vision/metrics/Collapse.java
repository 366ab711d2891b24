package io.roadloop.vision.metrics;

import io.roadloop.vision.Taxonomy;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One class has taken practically all pixels of a model that knew several before: it has forgotten them.
 *
 * @param index of the class
 * @param share of the scored pixels that are taken for it, in [{@value #FROM}, 1]
 */
public record Collapse(int index, double share) {
    /** The share of one class from which on answers count as that class alone. */
    public static final double FROM = 0.999;

    /**
     * A model knows several classes where it is right on so many more of the pixels, as a share, than the best single class
     * would be. A network that was never trained is not: it says one class, or any.
     */
    private static final double BEYOND_ONE = 0.05;

    /** In a line. */
    public String inWords(Taxonomy taxonomy) {
        return String.format(
                Locale.ROOT,
                "%s takes %.2f %% of the scored pixels, at least %.1f %%, and several classes were known before",
                taxonomy.names().get(index),
                100 * share,
                100 * FROM);
    }

    /** Sees one learning's scores, one after another. Not for several threads at once. */
    public static final class Watch {
        private boolean knewSeveral;

        /**
         * Sees the next score.
         *
         * @return a collapse, if earlier scores knew several classes and this one, though its truth shows several, says one
         */
        public Optional<Collapse> see(ConfusionMatrix score) {
            Optional<Collapse> alone = largest(score).filter(one -> one.share() >= FROM);
            double bestOfOne = truthShare(score);
            knewSeveral |= alone.isEmpty() && score.pixelAccuracy() >= bestOfOne + BEYOND_ONE;
            return alone.filter(one -> knewSeveral && bestOfOne < FROM);
        }
    }

    private static Optional<Collapse> largest(ConfusionMatrix score) {
        double all = Math.max(1, pixels(score));
        return IntStream.range(0, score.classes())
                .mapToObj(i -> new Collapse(i, score.predictedPixels(i) / all))
                .max(Comparator.comparingDouble(Collapse::share));
    }

    /** What the most frequent class would get right, said everywhere. */
    private static double truthShare(ConfusionMatrix score) {
        return IntStream.range(0, score.classes())
                        .mapToLong(score::truthPixels)
                        .max()
                        .orElse(0)
                / (double) Math.max(1, pixels(score));
    }

    private static long pixels(ConfusionMatrix score) {
        return IntStream.range(0, score.classes()).mapToLong(score::truthPixels).sum();
    }
}
