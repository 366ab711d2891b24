package io.roadloop.graph.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import io.roadloop.graph.torch.ScriptModule.Arguments;

/**
 * Kernels of losses over pixels, their neighbours and their pairs: those of {@link Kernels#losses}, and closed with it.
 * Results belong to the manager of the first argument.
 */
public final class LossKernels {
    private final ScriptModule module;

    LossKernels(ScriptModule module) {
        this.module = module;
    }

    /**
     * Which pixels are hard: those whose label has a probability of at most the larger of the threshold and the
     * {@code kept}-th smallest; all that have a label, where they are fewer. Without gradient, and without a wait for the
     * device.
     *
     * @param surprise −log p at the label, fp32 (N, H, W)
     * @param labels (N, H, W), uint8, 255 where there is none
     * @param kept in [1, N · H · W]
     * @return fp32 (N, H, W): 1 where a pixel is hard, else 0
     */
    public NDArray hardPixels(NDArray surprise, NDArray labels, double threshold, int kept) {
        // PyTorch lets no backward pass read what was made in its inference mode: a copy is free of it.
        try (NDArray inferred = module.reduced(
                "hard_pixels",
                surprise.getManager(),
                value(surprise),
                value(labels),
                IValue.from(threshold),
                IValue.from((long) kept))) {
            return inferred.duplicate();
        }
    }

    /**
     * The classes that occur in a square window around each pixel, cut at the image's edge; without gradient. A pixel of a
     * strict class has its own alone; one without a label has all.
     *
     * @param labels (N, H, W), uint8, 255 where there is none
     * @param strict fp32 (C): not 0 where a class is strict
     * @param window pixels along a side, odd
     * @return boolean (N, C, H, W)
     */
    public NDArray classesNear(NDArray labels, NDArray strict, int window) {
        return module.reduced(
                "classes_near", labels.getManager(), value(labels), value(strict), IValue.from((long) window));
    }

    /**
     * {@code −log Σ p_c} over the accepted classes c of each pixel, 0 where it has no label, with gradient.
     *
     * @param logits fp32 (N, C, H, W)
     * @param labels (N, H, W), uint8, 255 where there is none
     * @param accepted boolean (N, C, H, W), at least one class of each pixel
     * @return fp32 (N, H, W)
     */
    public NDArray relaxedMap(NDArray logits, NDArray labels, NDArray accepted) {
        Arguments arguments = new Arguments().array(logits).array(labels).array(accepted);
        return module.differentiable("relaxed_map", arguments, logits.getManager())
                .singletonOrThrow();
    }

    /**
     * Pairs of pixels in tiles: T tiles of S pixels against S pixels, so that S · S pairs take 2 · S look-ups. A pixel is
     * {@code (n · H + y) · W + x}; a pair counts as the product of its two weights.
     *
     * @param left int64 (T, S)
     * @param right int64 (T, S)
     * @param leftWeights fp32 (T, S)
     * @param rightWeights fp32 (T, S)
     */
    public record PairTiles(NDArray left, NDArray right, NDArray leftWeights, NDArray rightWeights) {}

    /**
     * {@code Σ w·(cos(s_i, s_j) − cos(t_i, t_j))²} over pairs of pixels, with gradient on the student's, through the
     * norms.
     *
     * @param student s of each pixel, fp32 (N, C, H, W), none of length 0
     * @param teacher t of each pixel, as student; no gradient reaches it
     * @return a scalar
     */
    public NDArray pairGaps(NDArray student, NDArray teacher, PairTiles pairs) {
        Arguments arguments = new Arguments()
                .array(student)
                .array(teacher)
                .array(pairs.left())
                .array(pairs.right())
                .array(pairs.leftWeights())
                .array(pairs.rightWeights());
        return module.differentiable("pair_gaps", arguments, student.getManager())
                .singletonOrThrow();
    }

    private static IValue value(NDArray array) {
        return IValue.from((PtNDArray) array);
    }
}
