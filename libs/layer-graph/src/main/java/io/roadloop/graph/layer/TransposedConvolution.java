package io.roadloop.graph.layer;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A transposed convolution that enlarges its first input by the stride and is then cut to the size of its second, on
 * the right and at the bottom: an odd size enlarged again is larger than it was.
 *
 * @param channels channels out
 * @param kernel side of the kernel, at least the stride, with kernel − stride even
 * @param stride by how much it enlarges
 * @param bias whether a bias is added
 */
public record TransposedConvolution(int channels, int kernel, int stride, boolean bias) implements Layer {
    public TransposedConvolution {
        if (channels < 1 || stride < 1) {
            throw new IllegalArgumentException(
                    "channels and stride must be at least 1, not " + channels + " and " + stride);
        }
        if (kernel < stride || (kernel - stride) % 2 != 0) {
            throw new IllegalArgumentException(
                    "kernel − stride must be even and not negative, not " + kernel + " − " + stride);
        }
    }

    /** What is cut from each side of the full result, so that n gives stride · n. */
    public int padding() {
        return (kernel - stride) / 2;
    }

    @Override
    public String kind() {
        return "transposed-convolution";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        Misfit.require(inputs.size() == 2, "two inputs: the map, and the one whose size it takes");
        Misfit.require(
                inputs.get(0).fits(inputs.get(1).reducedBy(stride)),
                "a stride of " + stride + " must lead from the first one's size to the second one's");
        return inputs.get(1).withChannels(channels);
    }

    @Override
    public List<TensorSpec> parameters(List<MapShape> inputs) {
        int in = inputs.get(0).channels();
        List<TensorSpec> specs = new ArrayList<>();
        specs.add(TensorSpec.weight(new Shape(in, channels, kernel, kernel), perOutput(in)));
        if (bias) {
            specs.add(TensorSpec.undecayed("bias", channels, 0));
        }
        return specs;
    }

    @Override
    public long multiplyAdds(List<MapShape> inputs, long outputPixels) {
        return perOutput(outputPixels * channels * inputs.get(0).channels());
    }

    /** Of so many numbers times the kernel's weights those that meet one output pixel: one in stride², on average. */
    private long perOutput(long numbers) {
        return numbers * kernel * kernel / ((long) stride * stride);
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.transposedConvolution(this, context);
    }
}
