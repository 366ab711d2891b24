package io.roadloop.trainer.objective.directional;

import ai.djl.ndarray.NDArray;
import io.roadloop.kit.settings.Require;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Head;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.view.Cropped;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
import io.roadloop.trainer.view.Warp;
import java.util.Optional;

/**
 * Context-aware consistency (paper 003, eqs. 1 to 8; methods.md 5): what two overlapping crops show alike shall have
 * alike features, drawn from the less confident side to the more confident one and away from cells of other classes.
 *
 * <p>The loss is {@link DirectedContrast}, over the cells of 8 × 8 pixels that both crops show. Projected features (N, 128,
 * h, w); confidence and pseudo-labels are the model's own, of this step. Negatives: random cells of both whole crops of
 * the batch, and of a queue where there is one. Gradient: into the less confident side's features, through the projector
 * and the network.
 *
 * @param model the model that learns
 * @param first the first crop of a pair, perhaps in other light
 * @param second the second crop of the same pair
 * @param projector a head of the model from its features to the vectors that are compared
 * @param contrast the loss
 * @param negatives how many cells of each crop's batch are drawn as negatives, at least 1
 * @param queue cells of recent steps as further negatives
 */
public record Directional(
        ModelName model,
        View first,
        View second,
        Head projector,
        DirectedContrast contrast,
        int negatives,
        Optional<NegativeQueue.Law> queue)
        implements Objective {
    public Directional {
        Require.that("negatives", negatives, n -> n >= 1 && n <= 1_000_000, "must lie in [1, 1000000]");
        requirePair(first, second);
    }

    @Override
    public Demands demands() {
        return Demands.views(first, second)
                .and(Demands.reading(key(first), Reading.OUTPUT, CropCells.FEATURES))
                .and(Demands.reading(key(second), Reading.OUTPUT, CropCells.FEATURES))
                .and(Demands.heads(projector))
                .and(queue.map(Demands::memory).orElse(Demands.NONE));
    }

    @Override
    public NDArray loss(Step step) {
        Overlap overlap = Overlap.of(
                step.warp(first, Warp.Crop.class).windows(),
                step.warp(second, Warp.Crop.class).windows());
        CropCells one = cells(step, first);
        CropCells other = cells(step, second);
        Cells away = negatives(step, one, first).and(negatives(step, other, second));
        Cells all =
                queue.flatMap(law -> step.memory(law).cells()).map(away::and).orElse(away);
        return contrast.of(
                one.at(overlap.first()),
                other.at(overlap.second()),
                all,
                step.manager().create(overlap.shares()));
    }

    /** @throws IllegalArgumentException if the views are not the two crops of one pair, or those of shuffled tiles */
    static void requirePair(View first, View second) {
        if (!(first.still() instanceof Cropped one
                && second.still() instanceof Cropped other
                && one.side() == Cropped.Side.FIRST
                && other.equals(new Cropped(one.of(), one.how(), Cropped.Side.SECOND, one.draw())))) {
            throw new IllegalArgumentException("the views " + first.describe() + " and " + second.describe()
                    + " are not the first and the second crop of one pair");
        }
        if (first.isShuffled()) {
            throw new IllegalArgumentException("the crops " + first.describe() + " and " + second.describe()
                    + " are cut from shuffled tiles, whose surroundings are not those of a street: crop the view that is"
                    + " shuffled");
        }
    }

    private Cells negatives(Step step, CropCells cells, View view) {
        return cells.drawn(negatives, step.draws().named("negatives of " + view.describe()));
    }

    private CropCells cells(Step step, View view) {
        return CropCells.of(step, step.reading(key(view)), projector, Flow.GRADIENT);
    }

    private Reading.Key key(View view) {
        return new Reading.Key(model, view, Flow.GRADIENT);
    }
}
