package io.roadloop.trainer.recipe;

import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.Augmentation;
import io.roadloop.trainer.view.Augmented;
import io.roadloop.trainer.view.Belief;
import io.roadloop.trainer.view.CropPair;
import io.roadloop.trainer.view.Cropped;
import io.roadloop.trainer.view.Cropped.Side;
import io.roadloop.trainer.view.Mixed;
import io.roadloop.trainer.view.Mixing;
import io.roadloop.trainer.view.Opinion;
import io.roadloop.trainer.view.Shuffled;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads views, and finds a view by the name that an objective uses. A view is made of a pool or of a view above it, by any
 * of these in this order: mix, crop, shuffle, augment.
 */
final class ViewReader {
    private static final String GIVEN = "given";

    private final AugmentationReader laws;
    private final Map<String, Augmentation> augmentations = new LinkedHashMap<>();
    private final Map<String, CropPair> crops = new LinkedHashMap<>();
    private final Map<String, View> views = new HashMap<>();
    /** What each view is made of, as the recipe says by {@code of}. */
    private final Map<View, View> origins = new HashMap<>();

    ViewReader(String recipe, RecipeNode root) {
        laws = new AugmentationReader(recipe);
        for (Pool pool : Pool.values()) {
            views.put(pool.key(), new Source(pool));
        }
        root.maybe("augmentations").ifPresent(all -> all.children()
                .forEach((name, node) -> augmentations.put(name, laws.augmentation(node))));
        root.maybe("crops")
                .ifPresent(all -> all.children().forEach((name, node) -> crops.put(name, laws.cropPair(node))));
        root.maybe("views").ifPresent(all -> all.children().forEach((name, node) -> add(all, name, node)));
    }

    /** The view that a key names. */
    View view(RecipeNode node, String key) {
        return view(node, key, node.text(key));
    }

    /** The view of a name that stands at a key. */
    View view(RecipeNode node, String key, String name) {
        return found(node, key, name, views, "must be a view named above it, or a pool");
    }

    /** What views are changed by. */
    Laws laws() {
        return new Laws(augmentations, crops);
    }

    /** The view that one is made of, as the recipe says; of a pool, itself. */
    View origin(View view) {
        return origins.getOrDefault(view, view);
    }

    /** A message in which views have the recipe's names for them, instead of all that they are made of. */
    String byName(String message) {
        String named = message;
        for (Map.Entry<String, View> view : longestFirst()) {
            named = named.replace(view.getValue().describe(), view.getKey());
        }
        return named;
    }

    /** A view's description holds those of the views that it is made of. */
    private List<Map.Entry<String, View>> longestFirst() {
        return views.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        view -> -view.getValue().describe().length()))
                .toList();
    }

    private void add(RecipeNode all, String name, RecipeNode node) {
        if (views.containsKey(name)) {
            throw all.unfit(name, "the name is taken by the pool " + name);
        }
        View view;
        View of;
        if (node.has("belief")) {
            RecipeNode belief = node.object("belief");
            of = view(belief, "of");
            view = new Belief(new Opinion(belief.model("model"), of));
            belief.end();
        } else {
            of = view(node, "of");
            view = changed(node, of);
            if (view.equals(of)) {
                throw node.invalid("of", node.text("of"), "must be changed by mix, crop, shuffle or augment");
            }
        }
        node.end();
        views.put(name, view);
        origins.putIfAbsent(view, of);
    }

    private View changed(RecipeNode node, View of) {
        int draw = node.count("draw", 0);
        View view = of;
        if (node.has("mix")) {
            view = new Mixed(view, mixing(node.object("mix")), draw);
        }
        if (node.has("crop")) {
            RecipeNode crop = node.object("crop");
            CropPair pair = found(crop, "pair", crop.text("pair"), crops, "must be one of crops");
            view = new Cropped(view, pair, side(crop.choice("side", List.of("first", "second"))), draw);
            crop.end();
        }
        if (node.has("shuffle")) {
            RecipeNode shuffle = node.object("shuffle");
            int permutations = shuffle.whole("permutations", HeadKind.PERMUTATIONS, 2, HeadKind.PERMUTATIONS);
            view = new Shuffled(view, permutations, draw);
            shuffle.end();
        }
        if (node.has("augment")) {
            Augmentation how =
                    found(node, "augment", node.text("augment"), augmentations, "must be one of augmentations");
            view = new Augmented(view, how, draw);
        }
        return view;
    }

    private Mixing mixing(RecipeNode mix) {
        String kind = mix.kind(List.of("cut-mix", "class-mix"));
        RecipeNode node = mix.object(kind);
        double share = node.share("share", 1);
        Mixing mixing = laws.checked(
                mix.name(),
                () -> kind.equals("cut-mix")
                        ? new Mixing.CutMix(
                                share, node.whole("boxes", Mixing.CutMix.PAPER_BOXES, 1, Mixing.CutMix.MOST_BOXES))
                        : new Mixing.ClassMix(
                                share,
                                node.text("labels").equals(GIVEN)
                                        ? Optional.empty()
                                        : Optional.of(node.model("labels"))));
        node.end();
        mix.end();
        return mixing;
    }

    private static Side side(String name) {
        return Side.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static <T> T found(RecipeNode node, String key, String name, Map<String, T> among, String rule) {
        T thing = among.get(name);
        if (thing == null) {
            throw node.invalid(
                    key,
                    name,
                    rule + "; known are "
                            + String.join(", ", among.keySet().stream().sorted().toList()));
        }
        return thing;
    }
}
