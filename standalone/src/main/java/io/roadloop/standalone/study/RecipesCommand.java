package io.roadloop.standalone.study;

import io.roadloop.standalone.measure.ListedName;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.vision.Size;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./roadloop study recipes}: recipes compared at several shares of the labels and several sizes. */
@Command(
        name = "recipes",
        description = {
            "Compare recipes, all that ship unless some are named, at each labelled share and each size, as study "
                    + "labels does at one.",
            "The first recipe is the one that the others' gain is told over.",
            "Exit status: 0 when every recipe's mean over the seeds reaches --minimum-miou everywhere, 1 when not, "
                    + "when a row diverged or when stopped, 2 for bad input."
        },
        sortOptions = false)
public final class RecipesCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Mixin
    private StudyOptions study = new StudyOptions();

    @Option(
            names = "--recipes",
            split = ",",
            converter = ListedName.class,
            paramLabel = "NAME",
            description = "Recipes, by name or as YAML files. Default: all that ship.")
    private List<String> recipes = Recipes.names();

    @Option(
            names = "--labelled-shares",
            split = ",",
            defaultValue = "0.125",
            paramLabel = "SHARE",
            description = "Shares of the frames with masks whose labels are used. Default: ${DEFAULT-VALUE}.")
    private List<Double> labelledShares = List.of();

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "160x120",
            paramLabel = "WxH",
            description =
                    "Sizes to train and to score at. Masks are scaled to them too, so scores of two sizes are not "
                            + "comparable. Default: ${DEFAULT-VALUE}.")
    private List<Size> sizes = List.of();

    @Override
    public Integer call() {
        return study.run(
                spec,
                taxonomy -> NamedRecipes.of(recipes, taxonomy),
                () -> Cell.grid(
                        new Cell.Axis<>("--labelled-shares", labelledShares), new Cell.Axis<>("--sizes", sizes)));
    }
}
