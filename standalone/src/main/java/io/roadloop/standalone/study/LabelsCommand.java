package io.roadloop.standalone.study;

import io.roadloop.standalone.measure.ListedName;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./roadloop study labels}: recipes compared where only a share of the frames has labels. */
@Command(
        name = "labels",
        description = {
            "Train recipes on a share of the labels, the other frames unlabelled, and score them on others.",
            "The first recipe is the one that the others' gain is told over.",
            "Exit status: 0 when every recipe's mean over the seeds reaches --minimum-miou, 1 when not, when a row "
                    + "diverged or when stopped, 2 for bad input."
        },
        sortOptions = false)
public final class LabelsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Mixin
    private StudyOptions study = new StudyOptions();

    @Option(
            names = "--recipes",
            split = ",",
            converter = ListedName.class,
            defaultValue = "supervised,roadloop",
            paramLabel = "NAME",
            description = "Recipes, by name or as YAML files. Default: ${DEFAULT-VALUE}.")
    private List<String> recipes = List.of();

    @Mixin
    private OneCell cell = new OneCell();

    @Override
    public Integer call() {
        return study.run(spec, taxonomy -> NamedRecipes.of(recipes, taxonomy), cell::grid);
    }
}
