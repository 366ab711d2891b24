package io.roadloop.trainer.recipe;

import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.Augmentation;
import io.roadloop.trainer.view.Augmented;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads augmentations and views, and finds a view by the name that an objective uses. */
final class ViewReader {
    private final String recipe;
    private final Map<String, Augmentation> augmentations = new LinkedHashMap<>();
    private final Map<String, View> views = new HashMap<>();

    ViewReader(String recipe, RecipeNode root) {
        this.recipe = recipe;
        for (Pool pool : Pool.values()) {
            views.put(pool.key(), new Source(pool));
        }
        root.maybe("augmentations")
                .ifPresent(all -> all.children().forEach((name, node) -> augmentations.put(name, augmentation(node))));
        root.maybe("views").ifPresent(all -> all.children().forEach((name, node) -> add(all, name, node)));
    }

    /** The view that a key names. */
    View view(RecipeNode node, String key) {
        String name = node.text(key);
        return Optional.ofNullable(views.get(name))
                .orElseThrow(() -> node.invalid(
                        key,
                        name,
                        "must be a view named above it, or a pool; known are "
                                + String.join(
                                        ", ", views.keySet().stream().sorted().toList())));
    }

    private void add(RecipeNode all, String name, RecipeNode node) {
        if (views.containsKey(name)) {
            throw all.invalid(name, "a view", "the name is taken by the pool " + name);
        }
        View of = view(node, "of");
        String how = node.text("augment");
        Augmentation augmentation = Optional.ofNullable(augmentations.get(how))
                .orElseThrow(() -> node.invalid(
                        "augment", how, "must be one of augmentations: " + String.join(", ", augmentations.keySet())));
        int draw = node.count("draw", 0);
        node.end();
        views.put(name, new Augmented(of, augmentation, draw));
    }

    private Augmentation augmentation(RecipeNode node) {
        try {
            double flip = node.number("flip", 0, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
            Augmentation read = new Augmentation(
                    flip,
                    node.maybe("scale").map(ViewReader::scale).orElse(Augmentation.Scale.NONE),
                    node.maybe("jitter").map(ViewReader::jitter).orElse(Augmentation.Jitter.NONE));
            node.end();
            return read;
        } catch (io.roadloop.kit.settings.InvalidSettingException e) {
            throw new InvalidRecipeException(recipe, String.valueOf(e.getMessage()));
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

    /** A finite number; the record it goes into knows its range. */
    private static double any(RecipeNode node, String key) {
        return node.number(key, v -> true, "must be a finite number");
    }
}
