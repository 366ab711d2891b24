package io.roadloop.trainer.objective.structured;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.LossKernels.PairTiles;
import io.roadloop.kit.settings.Require;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Guidance;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.view.Mixed;
import io.roadloop.trainer.view.Mixing;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
import io.roadloop.trainer.view.Warp;
import io.roadloop.trainer.view.cutmix.OwnerMap;
import java.util.List;
import java.util.Optional;

/**
 * Structured consistency (paper 001, eqs. 7 to 10; methods.md, section 3, vectors 09a to 09c): pixels that the teacher
 * holds for alike shall be alike to the student, within each box of CutMix.
 *
 * <p>{@code L = 1/(N·B) · Σ_n 1/|P_n| · Σ_{(i,j) ∈ P_n} (cos(p_i, p_j) − cos(t_i, t_j))²}, n over the last B boxes of each
 * of the N images, P_n the ordered pairs of pixels that box n owns, i = j among them: all, or at most {@code pairs}, any
 * as likely as any other ({@link TileDraw}). A box that later ones cover counts as 0; so does one that was not laid.
 *
 * <p>Probabilities (N, C, H, W). Gradient: on the student's logits, through cosine, norms and softmax; none on the
 * teacher's, whose probabilities are mixed as the student's pixels are.
 *
 * @param name what the recipe calls it: the name of its draws
 * @param student the model that learns
 * @param seen the view that the student looks at: a CutMix of {@code shown}, without shuffled tiles
 * @param teacher the model that it is drawn towards
 * @param shown the view that the teacher looks at
 * @param boxes B, how many boxes of an image count: the last laid
 * @param pairs how many pairs of a box count, at most
 */
public record StructuredConsistency(
        String name, ModelName student, View seen, ModelName teacher, View shown, int boxes, int pairs)
        implements Objective {
    /** N_box of the paper. */
    public static final int PAPER_BOXES = 16;
    /** N_pair of the paper. */
    public static final int PAPER_PAIRS = 9000;

    public StructuredConsistency {
        Require.that("structured.boxes", boxes, n -> n >= 1 && n <= 1024, "must lie in [1, 1024]");
        Require.that("structured.pairs", pairs, n -> n >= 1 && n <= 1_000_000, "must lie in [1, 1000000]");
        if (seen.isShuffled()) {
            throw new IllegalArgumentException("the view " + seen.describe()
                    + " is made of shuffled tiles, and a box on it joins what is apart: mix the view that is shuffled");
        }
    }

    @Override
    public Optional<String> fault() {
        if (!(seen.still() instanceof Mixed mixed && mixed.how() instanceof Mixing.CutMix law)) {
            return Optional.of("compares pixels within the boxes of a cut-mix, and " + seen.describe()
                    + " has none: mix what the student sees by cut-mix");
        }
        if (!mixed.of().still().equals(shown.still())) {
            return Optional.of("the teacher must see what is mixed for the student, at the same places");
        }
        return boxes <= law.boxes()
                ? Optional.empty()
                : Optional.of("compares the last " + boxes + " boxes of an image, and the cut-mix lays " + law.boxes());
    }

    @Override
    public Demands demands() {
        return guidance().demands().and(Demands.views(seen));
    }

    @Override
    public NDArray loss(Step step) {
        NDArray learnt = guidance().learnt(step);
        NDArray guess = guidance().guess(step);
        List<OwnerMap> owners = step.warp(seen, Warp.Mix.class).owners();
        List<int[]> owned = BoxPixels.of(owners, boxes);
        NDManager own = step.manager();
        if (owned.isEmpty()) {
            return learnt.sum().mul(own.create(0f));
        }
        double share = 1.0 / (owners.size() * boxes);
        PairTiles drawn = new TileDraw(pairs).tiles(owned, share, step.draws().named("pairs of " + name), own);
        return step.kernels().losses().pairGaps(learnt, guess, drawn);
    }

    private Guidance guidance() {
        return new Guidance(student, seen, teacher, shown);
    }
}
