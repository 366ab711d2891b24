package io.roadloop.trainer.gate;

import io.roadloop.vision.metrics.ConfusionMatrix;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Compares two models on the same frames (Efron's paired bootstrap): frames are drawn with replacement, both models are
 * scored on the draw, and the share of draws in which something holds is taken as its probability.
 *
 * @param resamples how many draws, at least 1
 * @param seed of the draws: the same seed on the same matrices gives the same answer
 */
public record PairedBootstrap(int resamples, long seed) {
    public PairedBootstrap {
        if (resamples < 1) {
            throw new IllegalArgumentException("bootstrap resamples: " + resamples + " must be at least 1");
        }
    }

    /**
     * The differences candidate - champion over the draws.
     *
     * @param candidate confusion matrices by frame
     * @param champion of the same frames, in the same order
     */
    public Differences compare(List<ConfusionMatrix> candidate, List<ConfusionMatrix> champion) {
        if (candidate.size() != champion.size() || candidate.isEmpty()) {
            throw new IllegalArgumentException("a paired bootstrap needs both models on the same frames, at least one:"
                    + " candidate " + candidate.size() + ", champion " + champion.size());
        }
        int classes = candidate.get(0).classes();
        Counts left = Counts.of(candidate, classes);
        Counts right = Counts.of(champion, classes);
        RandomGenerator random = new SplittableRandom(seed);
        double[] miou = new double[resamples];
        double[][] byClass = new double[classes][resamples];
        int[] draws = new int[candidate.size()];
        for (int resample = 0; resample < resamples; resample++) {
            for (int i = 0; i < draws.length; i++) {
                draws[i] = random.nextInt(draws.length);
            }
            double[] ious = left.ious(draws);
            double[] against = right.ious(draws);
            miou[resample] = mean(ious) - mean(against);
            for (int c = 0; c < classes; c++) {
                byClass[c][resample] = ious[c] - against[c];
            }
        }
        return new Differences(miou, byClass);
    }

    private static double mean(double[] ious) {
        double sum = 0;
        int present = 0;
        for (double iou : ious) {
            if (!Double.isNaN(iou)) {
                sum += iou;
                present++;
            }
        }
        return present == 0 ? 0 : sum / present;
    }

    /**
     * The differences of all draws.
     *
     * @param miou (resamples)
     * @param byClass (classes, resamples); NaN where a draw has no pixel of the class
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Differences(double[] miou, double[][] byClass) {

        /** P(difference of the mean IoU > bound). */
        public double probabilityAbove(double bound) {
            return share(miou, bound, true);
        }

        /** P(difference of a class's IoU < bound), over the draws that have the class; 0 if none has. */
        public double probabilityClassBelow(int index, double bound) {
            return share(byClass[index], bound, false);
        }

        private static double share(double[] differences, double bound, boolean above) {
            int hits = 0;
            int all = 0;
            for (double difference : differences) {
                if (!Double.isNaN(difference)) {
                    all++;
                    hits += (above ? difference > bound : difference < bound) ? 1 : 0;
                }
            }
            return all == 0 ? 0 : (double) hits / all;
        }
    }

    /** Hits, truths and predictions by frame and class: all that an IoU needs, without adding whole matrices. */
    private record Counts(int classes, long[][] hits, long[][] unions) {

        static Counts of(List<ConfusionMatrix> matrices, int classes) {
            long[][] hits = new long[matrices.size()][classes];
            long[][] unions = new long[matrices.size()][classes];
            for (int frame = 0; frame < matrices.size(); frame++) {
                ConfusionMatrix matrix = matrices.get(frame);
                long[] counts = matrix.counts();
                for (int c = 0; c < classes; c++) {
                    hits[frame][c] = counts[c * classes + c];
                    unions[frame][c] = matrix.truthPixels(c) + matrix.predictedPixels(c) - hits[frame][c];
                }
            }
            return new Counts(classes, hits, unions);
        }

        /** IoU by class over the drawn frames; NaN where the union is empty. */
        double[] ious(int[] draws) {
            double[] ious = new double[classes];
            for (int c = 0; c < classes; c++) {
                long hit = 0;
                long union = 0;
                for (int frame : draws) {
                    hit += hits[frame][c];
                    union += unions[frame][c];
                }
                ious[c] = union == 0 ? Double.NaN : (double) hit / union;
            }
            return ious;
        }
    }
}
