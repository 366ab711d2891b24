package io.roadloop.graph.torch;

import static io.roadloop.graph.torch.ScriptModule.value;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.IValue;
import io.roadloop.graph.torch.ScriptModule.Arguments;

/**
 * Named TorchScript kernels over lists of arrays and over logits. Owns native memory: close it. A name that ends with
 * {@code _} changes its first list in place, without gradient; lists are aligned and may be empty.
 */
public final class Kernels implements AutoCloseable {
    private static final int MOST_CLASSES = 256;

    private final ScriptModule module;
    private final PixelKernels pixels;
    private final LossKernels losses;

    private Kernels(ScriptModule module) {
        this.module = module;
        this.pixels = new PixelKernels(module);
        this.losses = new LossKernels(module);
    }

    /** Compiles the kernels for the manager's device. */
    public static Kernels load(NDManager manager) {
        return new Kernels(KernelModule.load(manager));
    }

    /** Those that pick and count pixels. */
    public PixelKernels pixels() {
        return pixels;
    }

    /** Those of losses beyond plain cross entropy. */
    public LossKernels losses() {
        return losses;
    }

    /** target += weight · (source − target): an exponential moving average with α = 1 − weight. */
    public void lerp_(NDList target, NDList source, double weight) {
        if (!target.isEmpty()) {
            module.inPlace("lerp_", value(target), value(source), IValue.from(weight));
        }
    }

    /** target = source. */
    public void copy_(NDList target, NDList source) {
        if (!target.isEmpty()) {
            module.inPlace("copy_", value(target), value(source));
        }
    }

    /** target *= factor. */
    public void scale_(NDList target, double factor) {
        if (!target.isEmpty()) {
            module.inPlace("scale_", value(target), IValue.from(factor));
        }
    }

    /** target = 0. */
    public void zero_(NDList target) {
        if (!target.isEmpty()) {
            module.inPlace("zero_", value(target));
        }
    }

    /**
     * Scales all gradients by one factor, so that their global norm is at most {@code largest}.
     *
     * @return the norm before, a scalar of the step's manager
     */
    public NDArray clip_(NDList gradients, double largest, NDManager step) {
        return module.reduced("clip_", step, value(gradients), IValue.from(largest));
    }

    /**
     * SGD with momentum (vector 22): g += decay · w; v = momentum · v + g; w −= rate · v.
     *
     * @param velocity zeros before the first step
     */
    public void sgdStep_(
            NDList weights, NDList gradients, NDList velocity, double rate, double momentum, double decay) {
        if (!weights.isEmpty()) {
            module.inPlace(
                    "sgd_",
                    value(weights),
                    value(gradients),
                    value(velocity),
                    IValue.from(rate),
                    IValue.from(momentum),
                    IValue.from(decay));
        }
    }

    /** AdamW: the weights shrink by rate · decay, then move as {@link AdamMoments} says. */
    public void adamwStep_(NDList weights, NDList gradients, AdamMoments moments, double rate, double decay) {
        scale_(weights, 1 - rate * decay);
        adam(weights, gradients, moments, rate);
    }

    /** Adam with decay · w added to the gradient (vector 22). */
    public void adamStep_(NDList weights, NDList gradients, AdamMoments moments, double rate, double decay) {
        if (decay == 0) {
            adam(weights, gradients, moments, rate);
            return;
        }
        if (weights.isEmpty()) {
            return;
        }
        try (NDManager step = weights.head().getManager().newSubManager()) {
            NDList decayed =
                    module.listed("decay_gradients", step, value(gradients), value(weights), IValue.from(decay));
            adam(weights, decayed, moments, rate);
        }
    }

    private void adam(NDList weights, NDList gradients, AdamMoments moments, double rate) {
        if (!weights.isEmpty()) {
            module.inPlace(
                    "adam_",
                    value(weights),
                    value(gradients),
                    value(moments.first()),
                    value(moments.second()),
                    IValue.from(moments.stepSize(rate)),
                    IValue.from(moments.beta1()),
                    IValue.from(moments.beta2()),
                    IValue.from(moments.secondCorrection()),
                    IValue.from(moments.epsilon()));
        }
    }

    /**
     * −log softmax at the label, mean over the pixels whose label is not 255; 0 where there is none.
     *
     * @param logits fp32 (N, C, H, W)
     * @param labels (N, H, W), classes below C or 255
     * @return a scalar with gradient, of the logits' manager
     */
    public NDArray crossEntropy(NDArray logits, NDArray labels) {
        Arguments arguments = new Arguments().array(logits).array(labels);
        return module.differentiable("cross_entropy", arguments, logits.getManager())
                .singletonOrThrow();
    }

    /** −log softmax at each pixel's label, 0 where it is 255: fp32 (N, H, W) with gradient. */
    public NDArray crossEntropyMap(NDArray logits, NDArray labels) {
        Arguments arguments = new Arguments().array(logits).array(labels);
        return module.differentiable("cross_entropy_map", arguments, logits.getManager())
                .singletonOrThrow();
    }

    /**
     * The most probable class of each pixel, uint8 (N, H, W), and its probability, fp32; without gradient.
     *
     * @param logits fp32 (N, C, H, W)
     * @throws IllegalArgumentException if there are more than 256 classes: their numbers are bytes
     */
    public Prediction predict(NDArray logits) {
        long classes = logits.getShape().get(1);
        if (classes > MOST_CLASSES) {
            throw new IllegalArgumentException(
                    "logits of " + classes + " classes: a class is one byte, so there may be at most " + MOST_CLASSES);
        }
        NDList both = module.plain("predict", new Arguments().array(logits), logits.getManager());
        return new Prediction(both.get(0), both.get(1));
    }

    /**
     * What a network says of each pixel.
     *
     * @param classes uint8 (N, H, W)
     * @param probability fp32 (N, H, W), softmax at the class
     */
    public record Prediction(NDArray classes, NDArray probability) {}

    @Override
    public void close() {
        module.close();
    }
}
