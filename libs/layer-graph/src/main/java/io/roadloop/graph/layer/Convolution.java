package io.roadloop.graph.layer;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A convolution padded so that an input of n pixels gives ⌈n / stride⌉.
 *
 * @param channels channels out
 * @param kernel side of the kernel, odd
 * @param stride at least 1
 * @param dilation distance of the kernel's taps, at least 1
 * @param groups into how many groups the channels in and out are divided, each reading its own; at least 1
 * @param initialBias what the bias holds before training; none where the layer has no bias because batch norm follows
 */
public record Convolution(int channels, int kernel, int stride, int dilation, int groups, OptionalDouble initialBias)
        implements Layer {
    public Convolution {
        if (channels < 1 || stride < 1 || dilation < 1 || groups < 1) {
            throw new IllegalArgumentException("channels, stride, dilation and groups must be at least 1, not "
                    + channels + ", " + stride + ", " + dilation + " and " + groups);
        }
        if (kernel < 1 || kernel % 2 == 0) {
            throw new IllegalArgumentException("the kernel must be odd, so that its padding is even, not " + kernel);
        }
        if (channels % groups != 0) {
            throw new IllegalArgumentException(channels + " channels do not divide into " + groups + " groups");
        }
    }

    /** Stride 1, no dilation, one group, no bias. */
    public static Convolution of(int channels, int kernel) {
        return new Convolution(channels, kernel, 1, 1, 1, OptionalDouble.empty());
    }

    /** Each channel by a kernel of its own. */
    public static Convolution depthwise(int channels, int kernel) {
        return of(channels, kernel).grouped(channels);
    }

    public Convolution strided(int other) {
        return new Convolution(channels, kernel, other, dilation, groups, initialBias);
    }

    public Convolution dilated(int other) {
        return new Convolution(channels, kernel, stride, other, groups, initialBias);
    }

    public Convolution grouped(int other) {
        return new Convolution(channels, kernel, stride, dilation, other, initialBias);
    }

    /** With a bias that starts at 0. */
    public Convolution biased() {
        return biased(0);
    }

    public Convolution biased(double initial) {
        return new Convolution(channels, kernel, stride, dilation, groups, OptionalDouble.of(initial));
    }

    /** Whether a bias is added. */
    public boolean bias() {
        return initialBias.isPresent();
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
        MapShape in = Misfit.single(inputs);
        Misfit.require(in.channels() % groups == 0, "the channels must divide into " + groups + " groups");
        return in.reducedBy(stride).withChannels(channels);
    }

    @Override
    public List<TensorSpec> parameters(List<MapShape> inputs) {
        int in = inputs.get(0).channels() / groups;
        List<TensorSpec> specs = new ArrayList<>();
        specs.add(TensorSpec.weight(new Shape(channels, in, kernel, kernel), (long) in * kernel * kernel));
        initialBias.ifPresent(value -> specs.add(TensorSpec.undecayed("bias", channels, (float) value)));
        return specs;
    }

    @Override
    public long multiplyAdds(List<MapShape> inputs, long outputPixels) {
        return outputPixels * channels * (inputs.get(0).channels() / groups) * kernel * kernel;
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.convolution(this, context);
    }
}
