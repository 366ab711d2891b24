package io.roadloop.graph.onnx;

import io.roadloop.graph.layer.BatchNorm;

/**
 * A convolution into which the batch norm behind it is folded: with s = scale / √(variance + ε), the weights of each
 * output channel are multiplied by s, and the bias is shift + s · (bias − mean).
 */
final class FoldedConvolution {
    private final float[] weights;
    private final float[] bias;

    /**
     * @param weights as (out, in, k, k), flat
     * @param bias one value an output channel
     */
    FoldedConvolution(float[] weights, float[] bias) {
        this.weights = weights;
        this.bias = bias;
    }

    float[] weights() {
        return weights;
    }

    float[] bias() {
        return bias;
    }

    FoldedConvolution behind(BatchNorm norm, float[] scale, float[] shift, float[] mean, float[] variance) {
        float[] folded = new float[weights.length];
        float[] moved = new float[bias.length];
        int each = weights.length / bias.length;
        for (int channel = 0; channel < bias.length; channel++) {
            double factor = scale[channel] / Math.sqrt(variance[channel] + norm.epsilon());
            moved[channel] = (float) (shift[channel] + factor * ((double) bias[channel] - mean[channel]));
            for (int i = channel * each; i < (channel + 1) * each; i++) {
                folded[i] = (float) (weights[i] * factor);
            }
        }
        return new FoldedConvolution(folded, moved);
    }
}
