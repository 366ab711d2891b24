package io.roadloop.trainer.recipe;

import io.roadloop.trainer.view.ModelName;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads models and what makes them learn. */
final class ModelReader {
    private static final double LEAST_CLIP = 1e-6;

    private final List<Learner> learners = new ArrayList<>();
    private final List<Follower> followers = new ArrayList<>();

    ModelReader(RecipeNode root) {
        RecipeNode models = root.object("models");
        RecipeNode learning = root.object("learners");
        models.children().forEach((name, node) -> {
            ModelName model = modelName(models, name);
            if (node.has("follows")) {
                followers.add(follower(model, node));
            } else {
                learners.add(learner(model, node, learning.object(name)));
            }
        });
        learning.end();
    }

    List<Learner> learners() {
        return learners;
    }

    List<Follower> followers() {
        return followers;
    }

    private static ModelName modelName(RecipeNode models, String text) {
        if (text.equals("memories")) {
            throw models.invalid(text, "a model", "a checkpoint keeps the memories under that name");
        }
        try {
            return new ModelName(text);
        } catch (IllegalArgumentException e) {
            throw models.invalid(text, "a model", String.valueOf(e.getMessage()));
        }
    }

    private static Learner learner(ModelName model, RecipeNode node, RecipeNode learning) {
        Build build = build(node);
        node.end();
        Learner learner = new Learner(
                model,
                build,
                OptimiserReader.optimiser(learning),
                Schedules.rate(learning.object("rate")),
                RatesReader.rates(learning, build),
                learning.number(
                        "clip",
                        Double.POSITIVE_INFINITY,
                        v -> v >= LEAST_CLIP && v <= RecipeNode.LARGEST,
                        "must lie in [1e-6, 1e30]"));
        learning.end();
        return learner;
    }

    private static Build build(RecipeNode node) {
        Network network = new Network(node.choice("network", Network.names()));
        List<HeadKind> heads = node.has("heads")
                ? node.choices("heads", HeadKind.keys()).stream()
                        .map(HeadKind::named)
                        .toList()
                : List.of();
        Build.Norms norms = node.has("norms")
                        && node.choice("norms", List.of("learning", "frozen")).equals("frozen")
                ? Build.Norms.FROZEN
                : Build.Norms.LEARNING;
        Optional<Path> start = node.has("weights") ? Optional.of(file(node, "weights")) : Optional.empty();
        return new Build(network, heads, start, norms);
    }

    private static Path file(RecipeNode node, String key) {
        String text = node.text(key);
        try {
            Path file = Path.of(text);
            if (Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // Told of below: it is no file either.
        }
        throw node.invalid(key, text, "must be the path of a safetensors file, seen from the working folder");
    }

    private static Follower follower(ModelName model, RecipeNode node) {
        OptionalDouble earlyCap = node.has("early-cap")
                ? OptionalDouble.of(node.number("early-cap", v -> v > 0 && v <= 1000, "must lie in (0, 1000]"))
                : OptionalDouble.empty();
        Follower follower = new Follower(model, node.model("follows"), Schedules.momentum(node), earlyCap);
        node.end();
        return follower;
    }
}
