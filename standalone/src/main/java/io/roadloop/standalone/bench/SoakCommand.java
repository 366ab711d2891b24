package io.roadloop.standalone.bench;

import ai.djl.Device;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.service.ExitCode;
import io.roadloop.standalone.ending.StopRequest;
import io.roadloop.standalone.measure.Measurement;
import io.roadloop.standalone.measure.Measuring;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.standalone.measure.ResultFile;
import io.roadloop.standalone.network.FrameSize;
import io.roadloop.standalone.network.PrecisionOption;
import io.roadloop.standalone.network.TorchOptions;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.Taxonomy;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./roadloop bench soak}. */
@Command(
        name = "soak",
        sortOptions = false,
        description = {
            "Runs the trainer's step again and again and watches the memory of the process.",
            "The first fifth of the steps warms up; over the others resident memory may rise by at most 1 KB a step, "
                    + "and the learning must hold as many arrays at the end as at their start.",
            "Exit status: 0 when flat, 1 when not or when stopped, 2 for bad input."
        })
public final class SoakCommand implements Callable<Integer> {

    private static final double STEEPEST = 1024;
    private static final int FEWEST_STEPS = 50;
    private static final int LOOKS = 100;
    private static final int LINES = 10;
    private static final int WARM_UP_SHARE = 5;
    private static final Taxonomy TAXONOMY = Taxonomies.CAMVID_11;
    private static final long SEED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Option(names = "--steps", defaultValue = "20000", description = "Steps, at least 50. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "32x32",
            description = "Size of the frames. Default: ${DEFAULT-VALUE}.")
    private Size size = new Size(1, 1);

    @Option(
            names = "--recipe",
            defaultValue = "roadloop",
            description = "What is learnt, by name or as a YAML file. Default: ${DEFAULT-VALUE}.")
    private String recipe = "";

    @Mixin
    private TorchOptions torch = new TorchOptions();

    @Mixin
    private PrecisionOption precision = new PrecisionOption();

    @Mixin
    private ResultFile out = new ResultFile();

    /**
     * The command's figures.
     *
     * @param bytesPerStep slope of resident memory after the warm-up
     * @param arraysAfterWarmUp native arrays that the learning held
     * @param arraysAtEnd the same after the last step
     * @param trail resident memory, a hundred times
     */
    record Figures(double bytesPerStep, int arraysAfterWarmUp, int arraysAtEnd, List<MemoryTrail.Point> trail) {
        boolean pass() {
            return bytesPerStep <= STEEPEST && arraysAfterWarmUp == arraysAtEnd;
        }
    }

    @Override
    public Integer call() {
        Measuring measuring = Measuring.begin(Provenance.of(spec));
        check();
        Recipe learnt = Recipes.named(recipe, TAXONOMY);
        Device device = torch.apply();
        LearningSettings settings = new LearningSettings(
                size, TAXONOMY.size(), device, precision.choice().on(device), SEED);
        PrintWriter console = spec.commandLine().getOut();
        Figures figures;
        try (StopRequest stop = new StopRequest();
                Learning learning = Learning.start(learnt, settings)) {
            figures = run(learning, stop, console);
        }
        if (figures.trail().get(figures.trail().size() - 1).step() < steps) {
            console.println("stopped before the end: no figures");
            return ExitCode.FAILED;
        }
        Measurement<Figures> result = measuring.end(named(settings), figures.pass(), figures);
        console.printf(
                Locale.ROOT,
                "%.0f bytes a step (at most %.0f), %d arrays after the warm-up, %d at the end%n",
                figures.bytesPerStep(),
                STEEPEST,
                figures.arraysAfterWarmUp(),
                figures.arraysAtEnd());
        out.write(result);
        return result.exitCode();
    }

    private void check() {
        if (steps < FEWEST_STEPS) {
            throw new UserErrorException("--steps " + steps + ": must be at least " + FEWEST_STEPS);
        }
        torch.check();
        LearningSettings.requireSize("--size", FrameSize.checked("--size", size));
        if (MemoryTrail.residentBytes().isEmpty()) {
            throw new UserErrorException("resident memory is read from /proc/self/status, which this system has not");
        }
        out.requireWritable();
    }

    private Figures run(Learning learning, StopRequest stop, PrintWriter console) {
        MemoryPools samples = BenchSamples.pools(size);
        MemoryTrail trail = new MemoryTrail();
        int warmUp = steps / WARM_UP_SHARE;
        int arrays = 0;
        trail.look(0);
        // Nothing starts or rises any more: else what begins after the warm-up would look like a leak.
        for (StepClock clock = StepClock.start(steps).settled();
                !clock.isOver() && !stop.wished();
                clock = clock.next()) {
            learning.step(samples, clock);
            int done = clock.step() + 1;
            if (done == warmUp) {
                arrays = learning.arrays();
            }
            if (done % Math.max(1, steps / LOOKS) == 0 || done == steps) {
                trail.look(done);
            }
            if (done % Math.max(1, steps / LINES) == 0) {
                report(console, done, learning.arrays());
            }
        }
        return new Figures(trail.slopeFrom(warmUp), arrays, learning.arrays(), trail.points());
    }

    private void report(PrintWriter console, int done, int arrays) {
        long megabytes = MemoryTrail.residentBytes().orElse(0) >> 20;
        console.printf("step %d/%d: %d MB resident, %d arrays%n", done, steps, megabytes, arrays);
        console.flush();
    }

    private Map<String, String> named(LearningSettings settings) {
        return Map.of(
                "steps",
                Integer.toString(steps),
                "size",
                size.toString(),
                "recipe",
                recipe,
                "device",
                TorchDevice.name(settings.device()),
                "precision",
                settings.precision().toString(),
                "threads",
                Integer.toString(torch.threads()));
    }
}
