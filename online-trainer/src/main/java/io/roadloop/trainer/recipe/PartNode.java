package io.roadloop.trainer.recipe;

import io.roadloop.graph.nets.DynamicRoutingNet;
import io.roadloop.graph.nets.RoutingSpace;
import io.roadloop.trainer.objective.GivenLabels;
import io.roadloop.trainer.objective.Head;
import io.roadloop.trainer.objective.Lesson;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.ModelLabels;
import io.roadloop.trainer.objective.SampleTrust;
import io.roadloop.trainer.objective.TargetRule;
import io.roadloop.trainer.objective.Weighing;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.schedule.Stretch;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
import io.roadloop.vision.Taxonomy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;

/** The mapping of one objective, memory or weighing, for whoever knows its kind: values by key, names already found. */
final class PartNode {
    private static final String GIVEN = "given";

    private final RecipeNode node;
    private final Names names;

    PartNode(RecipeNode node, Names names) {
        this.node = node;
        this.names = names;
    }

    /** Whether an optional key is here. */
    boolean has(String key) {
        return node.has(key);
    }

    ModelName model(String key) {
        return node.model(key);
    }

    View view(String key) {
        return names.views().view(node, key);
    }

    View view(String key, View otherwise) {
        return has(key) ? view(key) : otherwise;
    }

    /** One view, or a list of them. */
    List<View> views(String key) {
        return node.texts(key).stream()
                .map(name -> names.views().view(node, key, name))
                .toList();
    }

    double number(String key, double otherwise, DoublePredicate rule, String ruleInWords) {
        return node.number(key, otherwise, rule, ruleInWords);
    }

    int whole(String key, int otherwise, int least, int most) {
        return node.whole(key, otherwise, least, most);
    }

    double share(String key, double otherwise) {
        return node.share(key, otherwise);
    }

    double share(String key, double otherwise, DoublePredicate rule, String ruleInWords) {
        return node.share(key, otherwise, rule, ruleInWords);
    }

    /** A share of the first round, or steps over all rounds. */
    Stretch stretch(String key, Stretch otherwise) {
        return node.stretch(key, otherwise);
    }

    /** A list of classes, by number or name: their numbers; none where it is not there. */
    Set<Integer> classes(String key) {
        return has(key) ? node.classes(key, names.classes()) : Set.of();
    }

    /** Whose classes the recipe may name; empty where it is read for none. */
    Optional<Taxonomy> taxonomy() {
        return names.classes().taxonomy();
    }

    /** A name; empty where it is not there. */
    Optional<String> text(String key) {
        return has(key) ? Optional.of(node.text(key)) : Optional.empty();
    }

    /** One of some words. */
    String choice(String key, String otherwise, List<String> choices) {
        return has(key) ? node.choice(key, choices) : otherwise;
    }

    /** A memory of that kind, by its name. */
    <L extends Memory.Law<?>> L memory(String key, String kind, Class<L> law) {
        String name = node.text(key);
        Memory.Law<?> named = names.memories().get(name);
        if (!law.isInstance(named)) {
            throw node.invalid(
                    key,
                    name,
                    "must be a memory of the kind " + kind + "; memories are "
                            + names.memories().keySet().stream().sorted().toList());
        }
        return law.cast(named);
    }

    /** What {@code model} is taught on each view of {@code on}: by {@code targets}, weighed by {@code weights}. */
    List<Lesson> lessons() {
        ModelName model = model("model");
        return views("on").stream()
                .map(view -> Lesson.of(model, view, targets(view), weights(view)))
                .toList();
    }

    /**
     * Where the labels of a view come from: {@code targets} is {@code given}, or a model; what that one looks at is
     * {@code targets-on}, or the view of which the taught one is made.
     */
    TargetRule targets(View taught) {
        if (learnsGivenLabels()) {
            return new GivenLabels();
        }
        View shown = view("targets-on", names.views().origin(taught));
        return new ModelLabels(model("targets"), shown);
    }

    /**
     * What the pixels' weights are multiplied of: the mapping {@code weights}, if it is there, and where pseudo-labels
     * that came with samples are learnt, the trust in them.
     */
    private List<Weighing> weights(View taught) {
        List<Weighing> weights = new ArrayList<>();
        node.maybe("weights").ifPresent(each -> weights.addAll(WeighingKinds.read(each, names)));
        if (learnsGivenLabels() && taught.pools().contains(Pool.TAUGHT)) {
            weights.add(new SampleTrust());
        }
        return weights;
    }

    private boolean learnsGivenLabels() {
        return !has("targets") || node.text("targets").equals(GIVEN);
    }

    /**
     * A head of the model at a key.
     *
     * @throws InvalidRecipeException if it has no such head
     */
    Head head(String key, HeadKind kind) {
        ModelName model = model(key);
        if (names.build(model).stream().noneMatch(build -> build.heads().contains(kind))) {
            throw invalid(key, "must be a model with heads: [" + kind.key() + "]");
        }
        return new Head(model, kind.key());
    }

    /**
     * The cells of a model's network.
     *
     * @throws InvalidRecipeException if it is no routing network
     */
    RoutingSpace cells(String key) {
        return names.build(model(key))
                .flatMap(build -> DynamicRoutingNet.space(build.network().name()))
                .orElseThrow(() -> invalid(key, "must be a model with a dynamic-routing network"));
    }

    /** Says at which key a rule was broken that the part itself knows. */
    <T> T checked(String key, Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException e) {
            throw invalid(key, String.valueOf(e.getMessage()));
        }
    }

    /** That the text at a key breaks a rule. */
    InvalidRecipeException invalid(String key, String rule) {
        return node.invalid(key, node.text(key), rule);
    }
}
