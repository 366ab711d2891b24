package io.roadloop.graph.layer;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A convolution padded so that an input of n pixels gives ⌈n / stride⌉.
 *
 * @param channels channels out
 * @param kernel side of the kernel, odd
 * @param stride at least 1
 * @param dilation distance of the kernel's taps, at least 1
 * @param bias whether a bias is added: not where batch norm follows
 */
public record Convolution(int channels, int kernel, int stride, int dilation, boolean bias) implements Layer {
    public Convolution {
        if (channels < 1 || stride < 1 || dilation < 1) {
            throw new IllegalArgumentException("channels, stride and dilation must be at least 1, not " + channels
                    + ", " + stride + " and " + dilation);
        }
        if (kernel < 1 || kernel % 2 == 0) {
            throw new IllegalArgumentException("the kernel must be odd, so that its padding is even, not " + kernel);
        }
    }

    /** Stride 1, no dilation, no bias. */
    public static Convolution of(int channels, int kernel) {
        return new Convolution(channels, kernel, 1, 1, false);
    }

    public Convolution strided(int other) {
        return new Convolution(channels, kernel, other, dilation, bias);
    }

    public Convolution dilated(int other) {
        return new Convolution(channels, kernel, stride, other, bias);
    }

    public Convolution biased() {
        return new Convolution(channels, kernel, stride, dilation, true);
    }

    /** Padding on each side. */
    public int padding() {
        return dilation * (kernel - 1) / 2;
    }

    @Override
    public String kind() {
        return "convolution";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        Misfit.require(inputs.size() == 1, "one input");
        return new MapShape(channels, inputs.get(0).reduction() * stride);
    }

    @Override
    public List<TensorSpec> parameters(List<MapShape> inputs) {
        int in = inputs.get(0).channels();
        List<TensorSpec> specs = new ArrayList<>();
        specs.add(TensorSpec.weight(new Shape(channels, in, kernel, kernel), (long) in * kernel * kernel));
        if (bias) {
            specs.add(TensorSpec.undecayed("bias", channels, 0));
        }
        return specs;
    }

    @Override
    public long multiplyAdds(List<MapShape> inputs, long outputPixels) {
        return outputPixels * channels * inputs.get(0).channels() * kernel * kernel;
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.convolution(this, context);
    }
}
