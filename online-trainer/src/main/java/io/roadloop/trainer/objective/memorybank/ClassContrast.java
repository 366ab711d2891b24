package io.roadloop.trainer.objective.memorybank;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.roadloop.kit.settings.Require;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Head;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.TargetRule;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Class-wise contrast of a student's pixels with a bank (paper 002, eqs. 8 to 11; methods.md, section 4.1).
 *
 * <p>{@code L = 1/C · Σ_c mean_{p,z} w_p·w_z·(1 − cos(p, z))}, p = q(g(V)) of pixels of the class, V the features (N, K,
 * h, w) before the classifier, z the bank's vectors of it, w their attentions ({@link Contrast}). A class with fewer than
 * two vectors on either side counts as 0: its heads could not normalise over them.
 *
 * <p>Gradient: through p into predictor, projector and network, and into both attentions, which see p and z cut off; none
 * into z. Only some pixels of each class are drawn at the features' size, anew in each step: an approximation of all,
 * for attentions add up to one over those that are drawn, and the heads' batch norms see these alone.
 *
 * @param name what the recipe calls the objective: the name of its draws
 * @param model the model that learns
 * @param on the views whose pixels are contrasted, all together
 * @param targets which class each pixel has
 * @param bank the memory
 * @param pixels how many of a class are drawn at most, at least 2
 * @param memoryWeights how much the bank's vectors count
 */
public record ClassContrast(
        String name,
        ModelName model,
        List<View> on,
        TargetRule targets,
        ClassBank bank,
        int pixels,
        MemoryWeights memoryWeights)
        implements Objective {
    private static final int LEAST = 2;

    public ClassContrast {
        on = List.copyOf(on);
        Require.that(
                "objectives." + name + ".class-contrast.pixels", pixels, n -> n >= LEAST, "must be at least " + LEAST);
    }

    @Override
    public Optional<String> fault() {
        return on.stream().flatMap(view -> targets.fault(view).stream()).findFirst();
    }

    @Override
    public Demands demands() {
        Demands heads = Demands.heads(
                BankHeads.projector(model),
                BankHeads.predictor(model),
                BankHeads.predictionAttention(model),
                BankHeads.memoryAttention(model));
        Demands views = Demands.all(on.stream()
                .map(view -> Demands.reading(reading(view), BankHeads.FEATURES).and(targets.demands(view)))
                .toList());
        return views.and(heads).and(Demands.memory(bank));
    }

    @Override
    public NDArray loss(Step step) {
        NDArray features = joined(view -> step.reading(reading(view)).tap(BankHeads.FEATURES));
        NDArray labels = joined(view -> targets.of(step, view).labels());
        BankedVectors known = step.memory(bank);
        List<long[]> drawn = drawn(step, FeatureGrid.of(features), labels);
        List<long[]> taking = new ArrayList<>();
        for (int label = 0; label < drawn.size(); label++) {
            boolean takesPart = drawn.get(label).length >= LEAST && known.size(label) >= LEAST;
            taking.add(takesPart ? drawn.get(label) : new long[0]);
        }
        long[] places = taking.stream().flatMapToLong(Arrays::stream).toArray();
        if (places.length == 0) {
            // Of the graph all the same: a loss that no number depends on cannot be sent back.
            return features.sum().mul(step.manager().create(0f));
        }
        NDArray rows = step.kernels().pixels().rows(features, step.manager().create(places));
        NDArray projected = step.head(BankHeads.projector(model), Flow.GRADIENT, BankHeads.asMaps(rows));
        NDArray predicted = step.head(BankHeads.predictor(model), Flow.GRADIENT, projected);
        return contrast(step, BankHeads.asVectors(predicted), taking, known);
    }

    private NDArray contrast(Step step, NDArray predictions, List<long[]> taking, BankedVectors known) {
        List<NDArray> parts = new ArrayList<>();
        int from = 0;
        for (int label = 0; label < taking.size(); label++) {
            int to = from + taking.get(label).length;
            if (to > from) {
                NDArray mine = predictions.get(from + ":" + to);
                NDArray attention = attention(step, BankHeads.predictionAttention(model), label, mine.stopGradient());
                NDArray memory = known.vectors(label, step.manager());
                NDArray theirs =
                        switch (memoryWeights) {
                            case NORMALISED -> attention(step, BankHeads.memoryAttention(model), label, memory);
                            case ONE -> step.manager().ones(memory.getShape().slice(0, 1));
                        };
                parts.add(Contrast.ofClass(mine, attention, memory, theirs, memoryWeights));
            }
            from = to;
        }
        return Contrast.over(parts, step.classes(), step.manager());
    }

    private static NDArray attention(Step step, Head head, int label, NDArray vectors) {
        return step.head(head, label, Flow.GRADIENT, BankHeads.asMaps(vectors)).reshape(-1);
    }

    private List<long[]> drawn(Step step, FeatureGrid grid, NDArray labels) {
        byte[] at = grid.nearest(labels, step.manager()).toByteArray();
        return PixelDraw.perClass(
                at, 0, at.length, step.classes(), pixels, step.draws().named("pixels of objective " + name));
    }

    private NDArray joined(Function<View, NDArray> map) {
        NDList maps = new NDList(on.stream().map(map).toList());
        return maps.size() == 1 ? maps.head() : NDArrays.concat(maps, 0);
    }

    private Reading.Key reading(View view) {
        return new Reading.Key(model, view, Flow.GRADIENT);
    }
}
