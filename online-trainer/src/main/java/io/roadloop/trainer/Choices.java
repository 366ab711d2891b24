package io.roadloop.trainer;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchThreads;
import io.roadloop.graph.torch.UnusableDeviceException;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.files.TaxonomyFiles;
import io.roadloop.store.release.KeyFileException;
import io.roadloop.store.release.KeyFiles;
import io.roadloop.store.release.ReleaseSigner;
import io.roadloop.store.release.ReleaseVerifier;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.vision.Taxonomy;

/** What the settings name, found: all of it before anything starts, so that a wrong name is one line and exit code 2. */
record Choices(
        Recipe recipe,
        Taxonomy taxonomy,
        Device device,
        Precision precision,
        ReleaseSigner signer,
        ReleaseVerifier verifier) {

    /** @throws UserErrorException for the first thing that is not there, or does not fit the rest */
    static Choices of(TrainerSettings settings) {
        try {
            Taxonomy taxonomy = TaxonomyFiles.resolve(settings.learning().taxonomy());
            Device device = device(settings.learning());
            Recipe recipe = Recipes.named(settings.learning().recipe(), taxonomy);
            recipe.requireFits(settings.learning().size());
            return new Choices(
                    recipe,
                    taxonomy,
                    device,
                    settings.learning().precision().on(device),
                    KeyFiles.readSigner(settings.releases().signingKey()),
                    KeyFiles.readVerifier(settings.releases().keys()));
        } catch (UnusableDeviceException e) {
            throw new UserErrorException("learning." + e.getMessage(), e);
        } catch (KeyFileException e) {
            throw new UserErrorException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Device device(TrainerSettings.LearningChoice learning) {
        Device device = TorchDevice.parse(learning.device());
        TorchThreads.limit(learning.threads());
        return device;
    }
}
