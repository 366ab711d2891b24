package io.roadloop.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.roadloop.inference.InferenceMain;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.schemas.wire.WireSettings;
import io.roadloop.standalone.audit.TrainerIntake;
import io.roadloop.standalone.ending.StopRequest;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.trainer.TrainerMain;
import io.roadloop.vision.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole loop on a real broker and a real registry, with everything going wrong that a day on the road brings. */
class LoopIT {

    private static final Duration RUN = Duration.ofSeconds(140);

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void shouldAccountForEveryFrameWhenServicesAreKilledAndInputIsBroken() throws Exception {
        // Given a running loop that has released a model, and saved the round that made it: else it would do the round
        // again
        Path out = folder.resolve("demo");
        CompletableFuture<DemoSummary> run = CompletableFuture.supplyAsync(() -> demo(out));
        await().atMost(Duration.ofSeconds(80)).until(() -> run.isDone() || (models(out) > 0 && savedRounds(out) > 0));
        assertThat(run).isNotDone();

        // When both learn and serve are killed, and five kinds of bad input arrive
        try (AvroWire wire = new AvroWire(wire(out));
                BadInput badInput = new BadInput(wire)) {
            badInput.send();
            kill(TrainerMain.class);
            kill(InferenceMain.class);
        }
        DemoSummary summary = run.get();

        // Then everything balances, and each bad record ended where it should
        assertThat(summary.audit().faults()).isEmpty();
        assertThat(summary.framesLost()).isZero();
        assertThat(summary.framesDuplicated()).isZero();
        assertThat(summary.pass()).isTrue();
        assertThat(summary.refused()).isEqualTo(BadInput.FRAMES);
        TrainerIntake intake = summary.audit().trainer().orElseThrow();
        assertThat(intake.balance()).isZero();
        assertThat(intake.span()).isPositive().isEqualTo(intake.read() + intake.skipped());
        assertThat(summary.audit().deadLetters().keySet()).containsAll(BadInput.CAUSES);
        assertThat(summary.restarts()).containsEntry("online-trainer", 1).containsEntry("inference-service", 1);
        assertThat(summary.releases()).isGreaterThanOrEqualTo(2);
        assertThat(summary.swaps()).isGreaterThanOrEqualTo(2);
        assertThat(summary.pseudoLabels()).isPositive();
        assertThat(summary.canary().stream().map(DemoSummary.CanaryScore::step))
                .as("steps go on over the kill")
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(out.resolve("work/logs/online-trainer.log")).content().contains("Goes on with round");
        assertThat(out.resolve("summary.json")).exists();
        assertThat(out.resolve("contact-sheet.png")).exists();
        assertThat(out.resolve("learning-curve.png")).exists();
        assertThat(out.resolve("model/model.onnx")).exists();
        assertThat(children()).as("children left behind").isEmpty();
    }

    private static DemoSummary demo(Path out) {
        DemoSettings settings = new DemoSettings(
                RUN, out, new DemoSettings.Scenes.Street(2, 30), new Size(96, 72), "mean-teacher", "cpu", 1, 2, 0, 0);
        try (StopRequest stop = new StopRequest()) {
            return new DemoRun(settings, Provenance.of(List.of("demo")), new DemoLine(System.out, false)).run(stop);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long models(Path out) {
        Path store = out.resolve("work/models");
        if (!Files.isDirectory(store)) {
            return 0;
        }
        try (var models = Files.list(store)) {
            return models.filter(model -> Files.exists(model.resolve("model.onnx")))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Beside the state that a trainer begins with, round-000000. */
    private static long savedRounds(Path out) {
        Path checkpoints = out.resolve("work/trainer/checkpoints");
        if (!Files.isDirectory(checkpoints)) {
            return 0;
        }
        try (var rounds = Files.list(checkpoints)) {
            return rounds.map(round -> round.getFileName().toString())
                    .filter(name -> name.matches("round-\\d+") && !name.matches("round-0+"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WireSettings wire(Path out) throws IOException {
        JsonNode settings = new YAMLMapper()
                .readTree(out.resolve("work/settings/ingest.yaml").toFile());
        return WireSettings.plain(
                settings.at("/kafka/bootstrap-servers").asText(),
                settings.at("/registry/url").asText());
    }

    private static void kill(Class<?> main) {
        ProcessHandle child = children().stream()
                .filter(handle -> handle.info().commandLine().orElse("").contains(main.getName()))
                .findFirst()
                .orElseThrow();
        child.destroyForcibly();
        child.onExit().join();
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
    }
}
