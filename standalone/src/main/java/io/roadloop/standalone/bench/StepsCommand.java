package io.roadloop.standalone.bench;

import ai.djl.Device;
import io.roadloop.kit.UserErrorException;
import io.roadloop.standalone.measure.ListedName;
import io.roadloop.standalone.measure.Measurement;
import io.roadloop.standalone.measure.Measuring;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.standalone.measure.ResultFile;
import io.roadloop.standalone.network.FrameSize;
import io.roadloop.standalone.network.PrecisionOption;
import io.roadloop.standalone.network.TorchOptions;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./roadloop bench steps}. */
@Command(
        name = "steps",
        sortOptions = false,
        description = {
            "What a training step of each recipe costs, all objectives at their full weight, on frames of the "
                    + "synthetic street: the whole step, the step without each objective, and mean-teacher's step "
                    + "with the same batch, timed in turns; prints tables in Markdown.",
            "Exit status: 0; 1 when a step of --held takes more than 2.2 times that of mean-teacher; 2 for bad "
                    + "input."
        })
public final class StepsCommand implements Callable<Integer> {
    private static final double DEAREST = 2.2;
    private static final long SEED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Option(
            names = "--recipes",
            split = ",",
            converter = ListedName.class,
            paramLabel = "NAME",
            description = "Recipes, by name or as YAML files. Default: all that ship.")
    private List<String> recipes = Recipes.names();

    @Option(
            names = "--held",
            split = ",",
            converter = ListedName.class,
            paramLabel = "NAME",
            description = "Those among them that are held to 2.2 times mean-teacher's step. Default: none.")
    private List<String> held = List.of();

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "160x120",
            description = "Size of the frames. Default: ${DEFAULT-VALUE}.")
    private Size size = new Size(1, 1);

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "80",
            description = {
                "Steps of each before the turns, in which a teacher becomes sure of some classes; where a memory "
                        + "does not begin at once, " + RunningRecipe.FILLING + " more fill them. Default: "
                        + "${DEFAULT-VALUE}."
            })
    private int warmUp;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "20",
            description = "How often each is timed. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--budget",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = {
                "Time for each recipe's turns, after the warm-up: where the runs do not fit, there are fewer, at "
                        + "least " + Turns.FEWEST + ". Default: ${DEFAULT-VALUE}."
            })
    private int budget;

    @Mixin
    private TorchOptions torch = new TorchOptions();

    @Mixin
    private PrecisionOption precision = new PrecisionOption();

    @Mixin
    private ResultFile out = new ResultFile();

    /**
     * The command's figures.
     *
     * @param dearest the factor over mean-teacher that the held recipes may have
     * @param table the same as tables in Markdown
     */
    record Figures(List<StepCost> recipes, List<String> held, double dearest, String table) {}

    @Override
    public Integer call() {
        Measuring measuring = Measuring.begin(Provenance.of(spec));
        check();
        Turns turns = new Turns(runs, Duration.ofSeconds(budget));
        Device device = torch.apply();
        LearningSettings settings = new LearningSettings(
                size, Taxonomies.CAMVID_11.size(), device, precision.choice().on(device), SEED);
        MemoryPools samples = BenchSamples.pools(size);
        PrintWriter console = spec.commandLine().getOut();
        List<StepCost> costs = new ArrayList<>();
        for (String recipe : recipes) {
            console.println("measuring " + recipe);
            console.flush();
            StepCost cost = StepCost.of(recipe, settings, samples, warmUp, turns);
            costs.add(cost);
            console.println("  " + cost.inWords());
        }
        Figures figures = new Figures(costs, held, DEAREST, StepsTable.of(costs));
        console.println();
        console.println(figures.table());
        Measurement<Figures> result = measuring.end(named(settings), judge(costs, console), figures);
        out.write(result);
        return result.exitCode();
    }

    private void check() {
        LearningSettings.requireSize("--size", FrameSize.checked("--size", size));
        if (warmUp < 0) {
            throw new UserErrorException("--warm-up " + warmUp + ": must not be negative");
        }
        int most = RunningRecipe.STEPS - RunningRecipe.FILLING - Turns.WARM_UP;
        if ((long) warmUp + runs > most) {
            throw new UserErrorException("--warm-up " + warmUp + " and --runs " + runs + ": may be " + most
                    + " together; a round has " + RunningRecipe.STEPS + " steps, " + RunningRecipe.FILLING
                    + " may go to filling memories, and "
                    + Turns.WARM_UP + " run before the first that is timed");
        }
        recipes.forEach(recipe -> Recipes.named(recipe, Taxonomies.CAMVID_11).requireFits(size));
        for (String name : held) {
            boolean comparable = recipes.contains(name)
                    && Recipes.named(name, Taxonomies.CAMVID_11).batch().containsKey(Pool.STREAM);
            if (!comparable) {
                throw new UserErrorException(
                        "--held " + name + ": must be one of --recipes whose batch has frames of the"
                                + " stream, as mean-teacher's has");
            }
        }
        torch.check();
        out.requireWritable();
    }

    private boolean judge(List<StepCost> costs, PrintWriter console) {
        boolean pass = true;
        for (String name : held) {
            double factor = costs.get(recipes.indexOf(name)).overMeanTeacher().orElseThrow();
            boolean reached = factor <= DEAREST;
            console.println(String.format(
                    Locale.ROOT,
                    "%s  %s: a step takes %.2f of mean-teacher's (at most %.2f)",
                    reached ? "pass" : "FAIL",
                    name,
                    factor,
                    DEAREST));
            pass &= reached;
        }
        return pass;
    }

    private Map<String, String> named(LearningSettings learning) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("recipes", String.join(",", recipes));
        settings.put("held", String.join(",", held));
        settings.put("size", size.toString());
        settings.put("warm-up", Integer.toString(warmUp));
        settings.put("runs", Integer.toString(runs));
        settings.put("budget", Integer.toString(budget));
        settings.put("device", torch.device());
        settings.put("precision", learning.precision().toString());
        settings.put("threads", Integer.toString(torch.threads()));
        return settings;
    }
}
