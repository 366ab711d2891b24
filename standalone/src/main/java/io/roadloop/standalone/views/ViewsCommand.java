package io.roadloop.standalone.views;

import io.roadloop.kit.service.ExitCode;
import io.roadloop.standalone.measure.OutFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./roadloop study views}: what a recipe's views look like. */
@Command(
        name = "views",
        description = {
            "Draw frames of the synthetic street and their masks before and after each change that a recipe can "
                    + "name: scale, flip, jitter, grey and blur; CutMix and ClassMix; tiles and pairs of crops.",
            "The same seed draws the same.",
            "Exit status: 0, or 2 for bad input."
        },
        sortOptions = false)
public final class ViewsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the pictures go.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(names = "--seed", defaultValue = "1", description = "Of the draws. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() {
        List<ViewSheet> sheets = ViewSheet.all();
        sheets.forEach(sheet -> OutFolder.requireWritable("--out", out, sheet.file()));
        try (SceneStudio studio = new SceneStudio(seed)) {
            for (ViewSheet sheet : sheets) {
                sheet.write(out, studio);
                spec.commandLine().getOut().println(out.resolve(sheet.file()));
            }
        }
        return ExitCode.OK;
    }
}
