package io.roadloop.trainer.recipe;

import io.roadloop.graph.torch.BatchStatistics;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.Augmentation;
import io.roadloop.trainer.view.Augmented;
import io.roadloop.trainer.view.CropPair;
import io.roadloop.trainer.view.Cropped;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
import io.roadloop.vision.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether frames of a size are large enough for a recipe. Asked of all its terms before anything is learnt: a term may
 * start late in a round, and would end it there.
 */
final class FitRules {
    /** Any number does: what batch norms see does not depend on it. */
    private static final int CLASSES = 2;

    private final Recipe recipe;
    private final Size frames;
    private final Set<ModelName> learners;
    private final Map<Network, BatchStatistics> statistics = new HashMap<>();

    private FitRules(Recipe recipe, Size frames) {
        this.recipe = recipe;
        this.frames = frames;
        this.learners = recipe.learners().stream().map(Learner::model).collect(Collectors.toSet());
    }

    /** @throws InvalidRecipeException with the first rule that is broken */
    static void check(Recipe recipe, Size frames) {
        new FitRules(recipe, frames).check();
    }

    private void check() {
        List<Demands> all = Stream.concat(
                        recipe.terms().stream().map(term -> term.objective().demands()),
                        recipe.memories().stream().map(law -> law.demands()))
                .toList();
        for (Demands demands : all) {
            demands.seen().forEach(this::size);
            demands.withOpinions().readings().keySet().forEach(this::check);
        }
    }

    /** How large a view's images are. */
    private Size size(View view) {
        Size of = view.base().map(this::size).orElse(frames);
        if (view instanceof Augmented augmented && augmented.how().blurs()) {
            check(augmented.how(), of);
        }
        return view instanceof Cropped cropped ? window(cropped.how(), of) : of;
    }

    private Size window(CropPair law, Size image) {
        try {
            return law.windowOn(image);
        } catch (IllegalArgumentException e) {
            throw new InvalidRecipeException(
                    recipe.name(), recipe.laws().path(law) + ".window", law.window(), String.valueOf(e.getMessage()));
        }
    }

    private void check(Augmentation law, Size image) {
        if (!law.blur().fits(image)) {
            throw new InvalidRecipeException(
                    recipe.name(),
                    recipe.laws().path(law) + ".blur.to",
                    law.blur().to(),
                    "such a blur reaches " + law.blur().reach()
                            + " pixels far, which each side of what it blurs must be above, and that is " + image
                            + ": take less blur, larger crops or larger frames");
        }
    }

    /** A model that learns reads by its batch's statistics, also where no gradient runs; one that follows does not. */
    private void check(Reading.Key key) {
        if (learners.contains(key.model())) {
            for (Pool pool : key.view().pools()) {
                int images = recipe.batch().getOrDefault(pool, 0);
                check(key.model(), "batch." + pool.key(), images, size(key.view()));
            }
        }
    }

    private void check(ModelName model, String path, int images, Size image) {
        Network network = recipe.network(model);
        statistics
                .computeIfAbsent(network, unused -> new BatchStatistics(network.graph(CLASSES)))
                .fault(images, image.height(), image.width())
                .ifPresent(fault -> {
                    throw new InvalidRecipeException(
                            recipe.name(),
                            path,
                            images,
                            network.name() + " cannot be trained on so many frames of " + image + ": " + fault);
                });
    }
}
