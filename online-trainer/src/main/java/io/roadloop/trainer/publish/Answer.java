package io.roadloop.trainer.publish;

/**
 * What one reading of a network says of a batch.
 *
 * @param logits (N, C, H, W), flat
 * @param classes (N, H, W), flat: the class of the largest logit
 */
public record Answer(float[] logits, byte[] classes) {

    /** With the classes that follow from the logits. */
    public static Answer of(float[] logits, int frames, int classes) {
        int plane = logits.length / frames / classes;
        byte[] largest = new byte[frames * plane];
        for (int pixel = 0; pixel < largest.length; pixel++) {
            int first = pixel / plane * classes * plane + pixel % plane;
            int best = 0;
            for (int c = 1; c < classes; c++) {
                if (logits[first + c * plane] > logits[first + best * plane]) {
                    best = c;
                }
            }
            largest[pixel] = (byte) best;
        }
        return new Answer(logits, largest);
    }
}
