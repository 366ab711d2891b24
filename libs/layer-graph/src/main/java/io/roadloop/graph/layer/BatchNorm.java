package io.roadloop.graph.layer;

import java.util.List;

/**
 * Batch norm over N, H and W. Training uses the batch's statistics and moves the running ones by
 * {@code running += momentum · (batch − running)} (PyTorch's convention); serving uses the running ones.
 *
 * @param epsilon added to the variance
 * @param momentum in (0, 1]
 */
public record BatchNorm(double epsilon, double momentum) implements Layer {
    public static final int SCALE = 0;
    public static final int SHIFT = 1;
    public static final int RUNNING_MEAN = 0;
    public static final int RUNNING_VARIANCE = 1;

    public BatchNorm {
        if (!(epsilon > 0) || !(momentum > 0 && momentum <= 1)) {
            throw new IllegalArgumentException(
                    "epsilon must be above 0 and momentum in (0, 1], not " + epsilon + " and " + momentum);
        }
    }

    /** PyTorch's defaults: 1e-5 and 0.1. */
    public static BatchNorm standard() {
        return new BatchNorm(1e-5, 0.1);
    }

    @Override
    public String kind() {
        return "batch-norm";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        return Misfit.single(inputs);
    }

    @Override
    public List<TensorSpec> parameters(List<MapShape> inputs) {
        int channels = inputs.get(0).channels();
        return List.of(TensorSpec.undecayed("scale", channels, 1), TensorSpec.undecayed("shift", channels, 0));
    }

    @Override
    public List<TensorSpec> buffers(List<MapShape> inputs) {
        int channels = inputs.get(0).channels();
        return List.of(
                TensorSpec.undecayed("running-mean", channels, 0),
                TensorSpec.undecayed("running-variance", channels, 1));
    }

    @Override
    public long multiplyAdds(List<MapShape> inputs, long outputPixels) {
        return 2 * outputPixels * inputs.get(0).channels();
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.batchNorm(this, context);
    }
}
