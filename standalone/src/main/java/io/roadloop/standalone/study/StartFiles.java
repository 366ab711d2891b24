package io.roadloop.standalone.study;

import io.roadloop.graph.WeightsMismatchException;
import io.roadloop.graph.weights.StartingWeights;
import io.roadloop.graph.weights.WeightsFileException;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.files.Sha256;
import io.roadloop.trainer.recipe.Learner;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.view.ModelName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of weights that recipes start from. A recipe's digest knows what they are called, not what they hold; and a
 * row opens its own only when its turn comes, maybe after hours.
 */
final class StartFiles {
    private static final long ANY_SEED = 0;

    private StartFiles() {}

    /**
     * Looks whether each fits its network.
     *
     * @param classes of the taxonomy
     * @throws UserErrorException if one does not: the message names recipe and key
     */
    static void require(List<Recipe> recipes, int classes) {
        for (Recipe recipe : recipes) {
            for (Learner learner : recipe.learners()) {
                learner.build().start().ifPresent(file -> require(recipe, learner, file, classes));
            }
        }
    }

    /**
     * By the recipe's key, SHA-256 of each as it lies there now.
     *
     * @throws UserErrorException if one cannot be read
     */
    static Map<String, String> digests(Recipe recipe) {
        Map<String, String> digests = new TreeMap<>();
        recipe.startFiles().forEach((model, file) -> digests.put(key(model), digest(recipe, model, file)));
        return digests;
    }

    private static void require(Recipe recipe, Learner learner, Path file, int classes) {
        try {
            StartingWeights.from(learner.build().network().graph(classes), file, ANY_SEED);
        } catch (WeightsFileException | WeightsMismatchException e) {
            throw new UserErrorException(
                    "recipe " + recipe.name() + ": " + key(learner.model()) + ": " + e.getMessage(), e);
        }
    }

    private static String digest(Recipe recipe, ModelName model, Path file) {
        try {
            return Sha256.hex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UserErrorException(
                    "recipe " + recipe.name() + ": " + key(model) + " is " + file
                            + ": the file cannot be read; is it still there?",
                    e);
        }
    }

    private static String key(ModelName model) {
        return "models." + model + ".weights";
    }
}
