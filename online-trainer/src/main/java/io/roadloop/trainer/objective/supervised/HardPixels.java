package io.roadloop.trainer.objective.supervised;

import ai.djl.ndarray.NDArray;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.kit.settings.Require;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Lesson;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.objective.Teaching;
import java.util.List;
import java.util.Optional;

/**
 * Cross entropy of the pixels that are hard: online hard example mining (Shrivastava et al., in the form for pixels that
 * papers 000 and CPS use; methods.md, section 1, vectors 05a to 05c).
 *
 * <p>{@code L = −1/|K| · Σ_{i ∈ K} w_i · log p_i[y_i]}, {@code K = {i : p_i[y_i] ≤ max(t, q)}}, q the k-th smallest
 * probability of a label in the batch, k = share · N·H·W, w the product of the weights. All pixels that have a label, where
 * they are fewer than k; 0 when there are none.
 *
 * <p>Logits (N, C, H, W), labels (N, H, W). Gradient: {@code w_i · (p_i − 1[y_i]) / |K|} on the logits of K, 0 elsewhere;
 * none through the choice of K, none on weights.
 *
 * @param lesson the model, the view it looks at, its labels and how much each pixel counts. Weights do not change which
 *     pixels are hard
 * @param threshold t: what is surer than that is easy, in [0, 1]
 * @param share k over the batch's pixels, in (0, 1]
 */
public record HardPixels(Lesson lesson, double threshold, double share) implements Objective {
    /** t of the public code. */
    public static final double PAPER_THRESHOLD = 0.7;
    /** 50 000 of the 800 × 800 pixels of an image, in the public code. */
    public static final double PAPER_SHARE = 0.08;

    public HardPixels {
        Require.that("hard-pixels.threshold", threshold, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
        Require.that("hard-pixels.share", share, v -> v > 0 && v <= 1, "must lie in (0, 1]");
    }

    @Override
    public Demands demands() {
        return lesson.demands();
    }

    @Override
    public List<Teaching> teachings() {
        return List.of(lesson.teaching());
    }

    @Override
    public NDArray loss(Step step) {
        Targets taught = lesson.targets(step);
        int kept = (int) Math.ceil(share * taught.labels().size());
        Optional<NDArray> weight = lesson.weights(step, taught).product();
        return of(step.kernels(), lesson.logits(step), taught.labels(), weight, threshold, kept);
    }

    /**
     * @param logits (N, C, H, W)
     * @param labels (N, H, W), uint8, 255 = ignore
     * @param weights (N, H, W), at least 0; empty for 1
     * @param kept k, in [1, N·H·W]
     * @return scalar ≥ 0
     */
    static NDArray of(
            Kernels kernels, NDArray logits, NDArray labels, Optional<NDArray> weights, double threshold, int kept) {
        NDArray surprise = kernels.crossEntropyMap(logits, labels);
        NDArray hard = kernels.losses().hardPixels(surprise, labels, threshold, kept);
        NDArray counted = weights.map(hard::mul).orElse(hard);
        return surprise.mul(counted).sum().div(hard.sum().maximum(1));
    }
}
