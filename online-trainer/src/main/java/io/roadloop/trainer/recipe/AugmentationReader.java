package io.roadloop.trainer.recipe;

import io.roadloop.kit.settings.InvalidSettingException;
import io.roadloop.trainer.view.Augmentation;
import io.roadloop.trainer.view.CropPair;
import java.util.function.Supplier;

/** Reads the laws by which views are changed: augmentations and pairs of crops. */
final class AugmentationReader {
    private final String recipe;

    AugmentationReader(String recipe) {
        this.recipe = recipe;
    }

    Augmentation augmentation(RecipeNode node) {
        return checked(node.name(), () -> {
            Augmentation read = new Augmentation(
                    node.share("flip", 0),
                    node.maybe("scale").map(AugmentationReader::scale).orElse(Augmentation.Scale.NONE),
                    node.maybe("jitter").map(AugmentationReader::jitter).orElse(Augmentation.Jitter.NONE),
                    node.share("grey", 0),
                    node.maybe("blur").map(AugmentationReader::blur).orElse(Augmentation.Blur.NONE));
            node.end();
            return read;
        });
    }

    CropPair cropPair(RecipeNode node) {
        return checked(node.name(), () -> {
            CropPair pair = new CropPair(
                    any(node, "from"),
                    any(node, "to"),
                    node.share("window", 1),
                    node.share("least-overlap", 0.1),
                    node.share("flip", 0));
            node.end();
            return pair;
        });
    }

    /**
     * Says in which recipe and where a law was broken that a record of the views knows. The record names itself by a
     * single word, such as {@code augmentation}.
     *
     * @param place where the record stands in the recipe
     */
    <T> T checked(String place, Supplier<T> read) {
        try {
            return read.get();
        } catch (InvalidSettingException e) {
            String message = String.valueOf(e.getMessage());
            throw new InvalidRecipeException(
                    recipe, place + message.substring(message.indexOf('.')).replaceFirst(" = ", " is "));
        }
    }

    private static Augmentation.Scale scale(RecipeNode node) {
        Augmentation.Scale scale = new Augmentation.Scale(any(node, "from"), any(node, "to"), node.share("share", 1));
        node.end();
        return scale;
    }

    private static Augmentation.Jitter jitter(RecipeNode node) {
        Augmentation.Jitter jitter = new Augmentation.Jitter(
                node.share("share", 1),
                node.has("brightness") ? any(node, "brightness") : 0,
                node.has("contrast") ? any(node, "contrast") : 0,
                node.has("saturation") ? any(node, "saturation") : 0,
                node.has("hue") ? any(node, "hue") : 0);
        node.end();
        return jitter;
    }

    private static Augmentation.Blur blur(RecipeNode node) {
        Augmentation.Blur blur = new Augmentation.Blur(node.share("share", 1), any(node, "from"), any(node, "to"));
        node.end();
        return blur;
    }

    /** A finite number; the record it goes into knows its range. */
    private static double any(RecipeNode node, String key) {
        return node.number(key, v -> true, "must be a finite number");
    }
}
