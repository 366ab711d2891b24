package io.roadloop.trainer.round;

import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchThreads;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomy;

/**
 * What decides a round beside its parent and its samples, as a journal keeps it: a replay takes it over.
 *
 * @param recipe name
 * @param digest of the recipe, hex
 * @param text of the recipe, as JSON
 * @param size training size, such as 240x180
 * @param seed of every draw
 * @param precision what layers compute in
 * @param device cpu or gpu:N
 * @param threads of PyTorch
 */
record Making(
        String recipe,
        String digest,
        String text,
        Taxonomy taxonomy,
        String size,
        long seed,
        Precision precision,
        String device,
        int threads) {
    Making {
        requireNonNull(recipe, "no recipe");
        requireNonNull(digest, "no digest");
        requireNonNull(text, "no text");
        requireNonNull(taxonomy, "no taxonomy");
        requireNonNull(size, "no size");
        requireNonNull(precision, "no precision");
        requireNonNull(device, "no device");
    }

    static Making of(Learning learning, Taxonomy taxonomy) {
        Recipe recipe = learning.recipe();
        LearningSettings settings = learning.settings();
        Device device = settings.device();
        return new Making(
                recipe.name(),
                recipe.digest().hex(),
                recipe.text(),
                taxonomy,
                settings.size().toString(),
                settings.seed(),
                settings.precision(),
                TorchDevice.name(device),
                TorchThreads.current());
    }

    Size trainingSize() {
        return Size.parse(size);
    }

    /**
     * Starts the same learning, with its first weights; the process takes over the number of threads.
     *
     * @throws io.roadloop.trainer.recipe.InvalidRecipeException if the recipe is one no longer
     * @throws io.roadloop.graph.torch.UnusableDeviceException if the device is not there
     */
    Learning start() {
        Device on = TorchDevice.parse(device);
        TorchThreads.limit(threads);
        return Learning.start(
                Recipes.restored(recipe, text, taxonomy),
                new LearningSettings(trainingSize(), taxonomy.size(), on, precision, seed));
    }
}
