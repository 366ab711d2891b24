package io.roadloop.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a model is and where it comes from: {@code card.json} beside the model. The field names are stable; a reader
 * passes over names that it does not know. The card informs people and tools; what a service relies on stands in the
 * signed release.
 *
 * @param model the model's name, e.g. {@code road}
 * @param taxonomy name of the taxonomy of the classes
 * @param classes class names by index, 1 to 255
 * @param input size at which frames are given to it
 * @param recipe name of the recipe that trained it
 * @param recipeDigest SHA-256 of the recipe as it ran, hex
 * @param parent the champion it came after; empty for the first
 * @param round the round that made it
 * @param step training steps behind it, over all rounds
 * @param generation of the deepest pseudo-label drawn in the round that made it, 0 if none was
 * @param seed the run's seed
 * @param scores what the gate measured
 * @param thresholds by class index, in [0, 1]: the lowest confidence whose canary precision reaches the target; empty
 *     where none does (JSON null)
 * @param createdAt when it was exported
 * @param roadloopVersion the version that trained it
 */
public record ModelCard(
        String model,
        String taxonomy,
        List<String> classes,
        ModelInput input,
        String recipe,
        String recipeDigest,
        Optional<ModelDigest> parent,
        long round,
        long step,
        int generation,
        long seed,
        CanaryScores scores,
        List<OptionalDouble> thresholds,
        Instant createdAt,
        String roadloopVersion) {

    private static final int MOST_CLASSES = 255;

    public ModelCard {
        classes = List.copyOf(classes);
        thresholds = List.copyOf(thresholds);
        if (model.isBlank() || taxonomy.isBlank() || recipe.isBlank()) {
            throw new IllegalArgumentException("a model card must name its model, taxonomy and recipe");
        }
        if (classes.isEmpty() || classes.size() > MOST_CLASSES) {
            throw new IllegalArgumentException(
                    "a model card with " + classes.size() + " classes: must have 1 to " + MOST_CLASSES);
        }
        if (scores.classIou().size() != classes.size() || thresholds.size() != classes.size()) {
            throw new IllegalArgumentException("a model card with " + classes.size() + " classes, "
                    + scores.classIou().size() + " class scores and " + thresholds.size()
                    + " thresholds: must have one of each for each class");
        }
        if (round < 0 || step < 0 || generation < 0) {
            throw new IllegalArgumentException("a model card with round " + round + ", step " + step + ", generation "
                    + generation + ": none may be negative");
        }
        thresholds.forEach(threshold -> Shares.require("thresholds", threshold));
    }
}
