package io.roadloop.trainer.objective.supervised;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.kit.settings.Require;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Lesson;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.objective.Teaching;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Boundary label relaxation (paper 001, eq. 2, after Zhu et al.; methods.md, section 3, vectors 06a to 06c): beside a
 * boundary any class that is near will do, because people draw boundaries a pixel or two off.
 *
 * <p>{@code L = −1/|V| · Σ_{i ∈ V} w_i · log Σ_{c ∈ N_i} p_ic}, V the pixels whose label is not 255, N_i the classes in the
 * w × w window around i, cut at the image's edge; of a pixel of a strict class its own alone. A window of 1 is cross
 * entropy. 0 when V is empty.
 *
 * <p>Logits (N, C, H, W), labels (N, H, W). Gradient: {@code w_i·(p_ic − [c ∈ N_i]·p_ic / Σ_{N_i} p_i) / |V|} on the logits
 * of V, 0 elsewhere; none on weights.
 *
 * @param lesson the model, the view it looks at, its labels and how much each pixel counts
 * @param window w, odd, in [1, 31]
 * @param strict the numbers of the classes whose pixels keep their hard label: thin and small ones, which are boundary
 *     all over
 * @param until the share of a round after which the window is 1, in [0, 1]; 1 for never
 */
public record BoundaryRelaxation(Lesson lesson, int window, Set<Integer> strict, double until) implements Objective {
    public BoundaryRelaxation {
        Require.that(
                "boundary-relaxation.window", window, w -> w >= 1 && w <= 31 && w % 2 == 1, "must be odd, in [1, 31]");
        Require.that("boundary-relaxation.until", until, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
        strict = Set.copyOf(strict);
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
        NDArray logits = lesson.logits(step);
        NDArray each = step.clock().share() >= until || window == 1
                ? step.kernels().crossEntropyMap(logits, taught.labels())
                : map(step.kernels(), logits, taught.labels(), strictly(step.classes(), step.manager()), window);
        return WeighedMean.OVER_LABELLED.of(each, taught.labels(), lesson.weights(step, taught));
    }

    /**
     * @param logits (N, C, H, W)
     * @param labels (N, H, W), uint8, 255 = ignore
     * @param strict (C): not 0 where a class is strict
     * @return −log Σ p over the classes near, (N, H, W); 0 where the label is 255
     */
    static NDArray map(Kernels kernels, NDArray logits, NDArray labels, NDArray strict, int window) {
        NDArray near = kernels.losses().classesNear(labels, strict, window);
        return kernels.losses().relaxedMap(logits, labels, near);
    }

    private NDArray strictly(int classes, NDManager manager) {
        float[] marks = new float[classes];
        for (int number : new TreeSet<>(strict)) {
            if (number < 0 || number >= classes) {
                throw new IllegalArgumentException("boundary-relaxation.strict has the class " + number
                        + ": must be a number of the taxonomy, in [0, " + (classes - 1) + "]");
            }
            marks[number] = 1;
        }
        return manager.create(marks);
    }
}
