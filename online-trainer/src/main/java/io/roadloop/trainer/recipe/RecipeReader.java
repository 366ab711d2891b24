package io.roadloop.trainer.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.schedule.Schedule;
import io.roadloop.trainer.view.ModelName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Reads a recipe's tree: models, batch, learners; views and objectives have readers of their own. */
final class RecipeReader {
    private final String name;
    private final JsonNode tree;
    private final RecipeNode root;

    RecipeReader(String name, JsonNode tree) {
        this.name = name;
        this.tree = tree;
        this.root = new RecipeNode(name, "", tree);
    }

    Recipe read() {
        RecipeNode models = root.object("models");
        RecipeNode learning = root.object("learners");
        List<Learner> learners = new ArrayList<>();
        List<Follower> followers = new ArrayList<>();
        models.children().forEach((model, node) -> {
            if (node.has("follows")) {
                followers.add(follower(modelName(models, model), node));
            } else {
                learners.add(learner(modelName(models, model), node, learning.object(model)));
            }
        });
        learning.end();
        ViewReader views = new ViewReader(name, root);
        ObjectiveReader objectives = new ObjectiveReader(views);
        Recipe recipe = new Recipe(
                name,
                RecipeDigest.of(tree),
                batch(root.object("batch")),
                learners,
                followers,
                objectives.terms(root.object("objectives")),
                new ModelName(root.text("export")));
        root.end();
        return recipe;
    }

    private static ModelName modelName(RecipeNode models, String text) {
        try {
            return new ModelName(text);
        } catch (IllegalArgumentException e) {
            throw models.invalid(text, "a model", String.valueOf(e.getMessage()));
        }
    }

    private static Learner learner(ModelName model, RecipeNode node, RecipeNode learning) {
        Network network = new Network(node.choice("network", Network.names()));
        node.end();
        Learner learner = new Learner(
                model,
                network,
                OptimiserReader.optimiser(learning),
                rate(learning.object("rate")),
                learning.number("clip", Double.POSITIVE_INFINITY, v -> v > 0, "must be above 0"));
        learning.end();
        return learner;
    }

    private static Follower follower(ModelName model, RecipeNode node) {
        OptionalDouble earlyCap = node.has("early-cap")
                ? OptionalDouble.of(node.number("early-cap", v -> v > 0 && v <= 1000, "must lie in (0, 1000]"))
                : OptionalDouble.empty();
        Follower follower = new Follower(model, followed(node), momentum(node), earlyCap);
        node.end();
        return follower;
    }

    private static ModelName followed(RecipeNode node) {
        String text = node.text("follows");
        try {
            return new ModelName(text);
        } catch (IllegalArgumentException e) {
            throw node.invalid("follows", text, String.valueOf(e.getMessage()));
        }
    }

    private static Schedule momentum(RecipeNode node) {
        if (node.isNumber("momentum")) {
            return new Schedule.Constant(momentum(node, "momentum"));
        }
        RecipeNode law = node.object("momentum");
        RecipeNode cosine = law.object("cosine");
        Schedule schedule = new Schedule.Cosine(momentum(cosine, "from"), momentum(cosine, "to"));
        cosine.end();
        law.end();
        return schedule;
    }

    private static double momentum(RecipeNode node, String key) {
        return node.number(key, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
    }

    private static Schedule rate(RecipeNode node) {
        String kind = node.kind(List.of("constant", "poly", "cosine"));
        RecipeNode law = node.object(kind);
        double from = law.number("from", v -> v > 0 && v <= 10, "must lie in (0, 10]");
        Schedule schedule =
                switch (kind) {
                    case "poly" ->
                        new Schedule.Polynomial(from, law.number("power", 0.9, v -> v > 0, "must be above 0"));
                    case "cosine" ->
                        new Schedule.Cosine(
                                from, law.number("to", 0, v -> v >= 0 && v <= from, "must lie in [0, from]"));
                    default -> new Schedule.Constant(from);
                };
        double warmUp = law.share("warm-up", 0);
        law.end();
        node.end();
        return warmUp == 0 ? schedule : new Schedule.WarmUp(schedule, warmUp, 0.001);
    }

    private static Map<Pool, Integer> batch(RecipeNode node) {
        Map<Pool, Integer> batch = new EnumMap<>(Pool.class);
        for (Pool pool : Pool.values()) {
            int samples = node.count(pool.key(), 0);
            if (samples > 0) {
                batch.put(pool, samples);
            }
        }
        node.end();
        return batch;
    }
}
