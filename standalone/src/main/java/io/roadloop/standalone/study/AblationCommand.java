package io.roadloop.standalone.study;

import io.roadloop.kit.UserErrorException;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.recipe.LeavingOut;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.vision.Taxonomy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./roadloop study ablation}: what each part of a recipe is good for. */
@Command(
        name = "ablation",
        description = {
            "Compare a recipe with itself without one of its parts, part by part, under the conditions of study "
                    + "labels.",
            "What only the part needed goes with it: memories, models, heads. The gain is told over the whole "
                    + "recipe: a part that helps has a gain below 0 where it is left out.",
            "Exit status: 0 when every mean over the seeds reaches --minimum-miou, 1 when not, when a row diverged "
                    + "or when stopped, 2 for bad input."
        },
        sortOptions = false)
public final class AblationCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Mixin
    private StudyOptions study = new StudyOptions();

    @Option(names = "--recipe", required = true, paramLabel = "NAME", description = "By name or as a YAML file.")
    private String recipe = "";

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "PART",
            description = {
                "What is left out, in one row each: an objective's name, OBJECTIVE.WEIGHT for one of its weights, "
                        + "VIEW.mix or VIEW.augment, or several together, joined by +. Default: each objective but "
                        + "those that learn labels by people, each weight and each mixing; not what no step of a "
                        + "study computes, nor what another part needs."
            })
    private List<String> parts = List.of();

    @Mixin
    private OneCell cell = new OneCell();

    @Override
    public Integer call() {
        return study.run(spec, this::wholeAndRests, cell::grid);
    }

    private List<Recipe> wholeAndRests(Taxonomy taxonomy) {
        List<String> named = parts.stream().map(String::strip).toList();
        requireParts(named);
        Recipe whole = Recipes.named(recipe, taxonomy);
        List<String> left =
                parts.isEmpty() ? LeavingOut.parts(recipe, taxonomy, EnumSet.of(Pool.LABELLED, Pool.STREAM)) : named;
        if (left.isEmpty()) {
            throw new UserErrorException("--recipe " + recipe
                    + " has nothing beside labels by people that could be left out: name what is left"
                    + " out by --without");
        }
        List<Recipe> all = new ArrayList<>(List.of(whole));
        left.forEach(part -> all.add(LeavingOut.without(recipe, part, taxonomy)));
        return all;
    }

    /** In whatever order parts are joined, it is one row. */
    private static void requireParts(List<String> named) {
        Set<Set<String>> known = new HashSet<>();
        for (String part : named) {
            List<String> joined = List.of(part.split("\\+", -1));
            if (joined.contains("")) {
                throw new UserErrorException("--without '" + part + "': must name a part, or several joined by +");
            }
            Set<String> together = Set.copyOf(joined);
            if (together.size() < joined.size() || !known.add(together)) {
                throw new UserErrorException("--without is " + named + ": must name each once");
            }
        }
    }
}
