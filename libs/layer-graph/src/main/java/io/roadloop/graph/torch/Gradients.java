package io.roadloop.graph.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** Gradients of lists of parameters. They add up over backward passes until they are zeroed. */
public final class Gradients {
    private Gradients() {}

    /** From now on operations on these arrays are recorded. */
    public static void enable(NDList parameters) {
        parameters.forEach(parameter -> parameter.setRequiresGradient(true));
    }

    /**
     * Adds the gradient of a scalar to those of all enabled arrays that it depends on.
     *
     * @param loss one number, fp32
     */
    public static void backward(NDArray loss) {
        if (loss.size() != 1) {
            throw new IllegalArgumentException("a loss is one number, not an array of shape " + loss.getShape());
        }
        try (NDArray one = loss.onesLike()) {
            JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
        }
    }

    /**
     * The gradients, aligned with the parameters; views of what backward filled, not copies.
     *
     * @param step the manager that the handles belong to
     */
    public static NDList of(NDList parameters, NDManager step) {
        NDList gradients = new NDList(parameters.size());
        for (NDArray parameter : parameters) {
            NDArray gradient = parameter.getGradient();
            gradient.attach(step);
            gradients.add(gradient);
        }
        return gradients;
    }
}
