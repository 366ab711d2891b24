package io.roadloop.standalone.evaluate;

import io.roadloop.standalone.evaluate.TestViews.Shown;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Size;

/**
 * The mean of what a model says of several showings of one frame: probabilities, each resized to one size (bilinear
 * between pixel centres) and turned back where it was mirrored. For one frame at a time.
 */
final class MeanProbabilities {
    private final int classes;
    private final Size size;
    private final float[] sums;

    MeanProbabilities(int classes, Size size) {
        this.classes = classes;
        this.size = size;
        this.sums = new float[Math.toIntExact(classes * size.pixels())];
    }

    /** For each target pixel of a side: the two source pixels that it lies between, and how far it is from the first. */
    private record Taps(int[] first, int[] second, float[] share) {
        static Taps of(int from, int to, boolean mirrored) {
            Taps taps = new Taps(new int[to], new int[to], new float[to]);
            for (int i = 0; i < to; i++) {
                int place = mirrored ? to - 1 - i : i;
                double at = Math.max(0, (place + 0.5) * from / to - 0.5);
                taps.first[i] = Math.min((int) at, from - 1);
                taps.second[i] = Math.min(taps.first[i] + 1, from - 1);
                taps.share[i] = (float) (at - taps.first[i]);
            }
            return taps;
        }
    }

    /**
     * Adds a showing.
     *
     * @param logits (C, H, W) at the size that was shown; turned into probabilities in place
     */
    void add(float[] logits, Shown shown) {
        softmax(logits, Math.toIntExact(shown.size().pixels()));
        Taps rows = Taps.of(shown.size().height(), size.height(), false);
        Taps columns = Taps.of(shown.size().width(), size.width(), shown.mirrored());
        int width = shown.size().width();
        int plane = Math.toIntExact(shown.size().pixels());
        int at = 0;
        for (int c = 0; c < classes; c++) {
            for (int y = 0; y < size.height(); y++) {
                int upper = c * plane + rows.first[y] * width;
                int lower = c * plane + rows.second[y] * width;
                for (int x = 0; x < size.width(); x++) {
                    float above = between(logits, upper, columns, x);
                    float below = between(logits, lower, columns, x);
                    sums[at++] += above + rows.share[y] * (below - above);
                }
            }
        }
    }

    /** The class of the largest mean at each pixel. */
    LabelMask largest() {
        int plane = Math.toIntExact(size.pixels());
        byte[] largest = new byte[plane];
        for (int pixel = 0; pixel < plane; pixel++) {
            int best = 0;
            for (int c = 1; c < classes; c++) {
                if (sums[c * plane + pixel] > sums[best * plane + pixel]) {
                    best = c;
                }
            }
            largest[pixel] = (byte) best;
        }
        return new LabelMask(size, largest);
    }

    private static float between(float[] values, int row, Taps columns, int x) {
        float left = values[row + columns.first[x]];
        return left + columns.share[x] * (values[row + columns.second[x]] - left);
    }

    private void softmax(float[] logits, int plane) {
        for (int pixel = 0; pixel < plane; pixel++) {
            float most = logits[pixel];
            for (int at = pixel + plane; at < logits.length; at += plane) {
                most = Math.max(most, logits[at]);
            }
            double sum = 0;
            for (int at = pixel; at < logits.length; at += plane) {
                logits[at] = (float) Math.exp(logits[at] - most);
                sum += logits[at];
            }
            for (int at = pixel; at < logits.length; at += plane) {
                logits[at] /= (float) sum;
            }
        }
    }
}
