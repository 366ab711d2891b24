package io.roadloop.trainer.recipe;

import io.roadloop.trainer.optimiser.Adam;
import io.roadloop.trainer.optimiser.Optimiser;
import io.roadloop.trainer.optimiser.Sgd;
import java.util.List;

/** Reads {@code sgd}, {@code adam} and {@code adamw}. */
final class OptimiserReader {
    private OptimiserReader() {}

    static Optimiser optimiser(RecipeNode learner) {
        String kind = learner.kind(List.of("sgd", "adam", "adamw"));
        RecipeNode node = learner.object(kind);
        double decay = node.number("decay", 0, v -> v >= 0 && v < 1, "must lie in [0, 1)");
        Optimiser optimiser =
                switch (kind) {
                    case "sgd" -> new Sgd(moment(node, "momentum", 0.9), decay);
                    case "adam" -> adam(node, decay, Adam.Decay.COUPLED);
                    default -> adam(node, decay, Adam.Decay.DECOUPLED);
                };
        node.end();
        return optimiser;
    }

    private static Adam adam(RecipeNode node, double decay, Adam.Decay kind) {
        double epsilon = node.number("epsilon", 1e-8, v -> v > 0 && v < 1, "must lie in (0, 1)");
        return new Adam(moment(node, "beta1", 0.9), moment(node, "beta2", 0.999), epsilon, decay, kind);
    }

    private static double moment(RecipeNode node, String key, double otherwise) {
        return node.number(key, otherwise, v -> v >= 0 && v < 1, "must lie in [0, 1)");
    }
}
