package io.roadloop.vision;

/**
 * Separable resampling of interleaved RGB: the rows of a target row are blended first, then the columns.
 *
 * <p>A side that shrinks takes the mean over the area that a target pixel covers (no aliasing of thin poles); a side
 * that grows is bilinear between pixel centres.
 */
final class Resampling {

    /** For each target pixel of one side: its first source pixel and the weights from there on, which sum to 1. */
    private record Taps(int[] first, float[][] weights) {}

    private Resampling() {}

    static byte[] resize(byte[] rgb, Size from, Size to) {
        Taps rows = taps(from.height(), to.height());
        Taps columns = taps(from.width(), to.width());
        int stride = from.width() * RgbImage.CHANNELS;
        float[] blended = new float[stride];
        byte[] out = new byte[Math.toIntExact(to.pixels() * RgbImage.CHANNELS)];
        for (int y = 0; y < to.height(); y++) {
            blendRows(rgb, stride, rows.first[y], rows.weights[y], blended);
            blendColumns(blended, columns, out, y * to.width() * RgbImage.CHANNELS);
        }
        return out;
    }

    private static void blendRows(byte[] rgb, int stride, int first, float[] weights, float[] into) {
        for (int k = 0; k < weights.length; k++) {
            int at = (first + k) * stride;
            float weight = weights[k];
            for (int i = 0; i < stride; i++) {
                float value = weight * (rgb[at + i] & 0xFF);
                into[i] = k == 0 ? value : into[i] + value;
            }
        }
    }

    private static void blendColumns(float[] row, Taps columns, byte[] out, int start) {
        int at = start;
        for (int x = 0; x < columns.first.length; x++) {
            float[] weights = columns.weights[x];
            float red = 0;
            float green = 0;
            float blue = 0;
            int from = columns.first[x] * RgbImage.CHANNELS;
            for (float weight : weights) {
                red += weight * row[from];
                green += weight * row[from + 1];
                blue += weight * row[from + 2];
                from += RgbImage.CHANNELS;
            }
            out[at] = (byte) (int) (red + 0.5f);
            out[at + 1] = (byte) (int) (green + 0.5f);
            out[at + 2] = (byte) (int) (blue + 0.5f);
            at += RgbImage.CHANNELS;
        }
    }

    private static Taps taps(int from, int to) {
        Taps taps = new Taps(new int[to], new float[to][]);
        double scale = (double) from / to;
        for (int i = 0; i < to; i++) {
            if (scale > 1) {
                area(taps, i, scale, from);
            } else {
                bilinear(taps, i, scale, from);
            }
        }
        return taps;
    }

    private static void area(Taps taps, int i, double scale, int from) {
        double start = i * scale;
        double end = Math.min(from, start + scale);
        int first = (int) start;
        int last = Math.min(from, (int) Math.ceil(end - 1e-9));
        float[] weights = new float[last - first];
        for (int k = 0; k < weights.length; k++) {
            double covered = Math.min(end, first + k + 1.0) - Math.max(start, first + k);
            weights[k] = (float) (covered / (end - start));
        }
        taps.first[i] = first;
        taps.weights[i] = weights;
    }

    private static void bilinear(Taps taps, int i, double scale, int from) {
        double centre = Math.max(0, Math.min(from - 1.0, (i + 0.5) * scale - 0.5));
        int first = (int) centre;
        float share = (float) (centre - first);
        taps.first[i] = first;
        taps.weights[i] = share == 0 ? new float[] {1} : new float[] {1 - share, share};
    }
}
