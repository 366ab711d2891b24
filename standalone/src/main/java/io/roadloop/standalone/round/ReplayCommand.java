package io.roadloop.standalone.round;

import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.progress.ProgressLine;
import io.roadloop.standalone.measure.Measurement;
import io.roadloop.standalone.measure.Measuring;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.standalone.measure.ResultFile;
import io.roadloop.trainer.round.Replayed;
import io.roadloop.trainer.round.RoundReplay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./roadloop round replay}. */
@Command(
        name = "replay",
        sortOptions = false,
        description = {
            "Learns a finished round again, from the checkpoint it began from and the samples that its journal "
                    + "names, and compares the digest of models, optimisers, memories and counters with the one that "
                    + "the journal keeps.",
            "Recipe, seed, size, precision, device and threads are those of the journal. It needs no broker and "
                    + "writes nothing into DIR. A trainer may be at work there: should it let a checkpoint or a "
                    + "sample go that the replay still needs, the replay ends and says so.",
            "Exit status: 0 when the digests are equal, 1 when not or where the replay diverges, 2 for bad input or "
                    + "where something is gone or damaged."
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final Duration PROGRESS = Duration.ofSeconds(10);

    @Parameters(index = "0", paramLabel = "DIR", description = "The trainer's state-directory.")
    @SuppressWarnings("NullAway.Init") // picocli requires it
    private Path folder;

    @Option(
            names = "--round",
            paramLabel = "N",
            description = "Which round, from 0. Default: the newest whose checkpoint is there.")
    private @Nullable Integer round;

    @Mixin
    private ResultFile out = new ResultFile();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        Measuring measuring = Measuring.begin(Provenance.of(spec));
        if (round != null && round < 0) {
            throw new UserErrorException("--round is " + round + ": must be 0 or more");
        }
        out.requireWritable();
        RoundReplay replay = RoundReplay.open(folder, round == null ? OptionalInt.empty() : OptionalInt.of(round));
        Replayed replayed = run(replay);
        print(replayed);
        Measurement<Replayed> result = measuring.end(
                Map.of("directory", folder.toString(), "round", String.valueOf(replay.round())),
                replayed.isSame(),
                replayed);
        out.write(result);
        return result.exitCode();
    }

    private static Replayed run(RoundReplay replay) {
        AtomicInteger done = new AtomicInteger();
        try (ProgressLine progress = ProgressLine.start(
                PROGRESS,
                () -> "round " + replay.round() + ": " + done + " of " + replay.steps() + " steps",
                System.out::println)) {
            return replay.run(done::set);
        }
    }

    private static void print(Replayed replayed) {
        System.out.printf(
                "round %d, by %s from %s, with learning.threads %d%n",
                replayed.round(), replayed.recipe(), replayed.parent(), replayed.threads());
        System.out.printf(
                "recorded %s%nreplayed %s%n",
                replayed.recorded(), replayed.replayed().orElse("no state: it diverged"));
        if (replayed.isSame()) {
            System.out.println("the digests are equal");
            return;
        }
        replayed.divergence()
                .ifPresentOrElse(
                        why -> System.out.println("the replay diverged at " + why),
                        () -> System.out.println("the digests differ"));
        System.out.println(
                replayed.firstOtherLoss().isPresent()
                        ? "step " + replayed.firstOtherLoss().getAsInt() + " is the first with another loss"
                        : "all losses are the recorded ones");
        replayed.differences().forEach(System.out::println);
        if (replayed.differences().isEmpty()) {
            System.out.println("version, code, engine, processor, system and Java are the same");
        }
    }
}
