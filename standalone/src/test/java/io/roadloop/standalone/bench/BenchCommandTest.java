package io.roadloop.standalone.bench;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloop.standalone.CommandRun;
import io.roadloop.standalone.measure.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {

    @TempDir
    private Path folder;

    @Test
    void shouldMeasureANetworkAndPrintATable() throws IOException {
        Path out = folder.resolve("bench.json");

        CommandRun run = CommandRun.of(
                "bench",
                "networks",
                "--nets",
                "dense-road/compact",
                "--runs",
                "2",
                "--device",
                "cpu",
                "--threads",
                "1",
                "--out",
                out.toString());

        // Two runs on a busy machine may miss the bar: the figures are looked at, not the time.
        assertThat(run.code()).as(run.complained()).isIn(0, 1);
        List<String> lines = run.said().lines().toList();
        assertThat(lines).anySatisfy(line -> assertThat(line)
                .startsWith(
                        "| network | parameters | multiply-adds | training step | interpreted | share | in bf16 | share | classes")
                .endsWith("logits, 2 threads |"));
        assertThat(lines).contains("|---|---|---|---|---|---|---|---|---|---|---|---|", "|---|---|---|---|---|");
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("| dense-road/compact | 0."));
        JsonNode result = Json.mapper().readTree(out.toFile());
        assertThat(result.at("/networks/0/trainingStep/interpreted/median").asDouble())
                .isPositive();
        assertThat(result.at("/networks/0/trainingStep/compiledOverInterpreted").asDouble())
                .isPositive();
        assertThat(result.at("/networks/0/inference/1/threads").asInt()).isEqualTo(2);
        assertThat(result.at("/networks/0/inference/1/files/served/least").asDouble())
                .isPositive();
        assertThat(result.at("/networks/0/inference/0/files/full-confidence/runs")
                        .asInt())
                .isEqualTo(2);
        assertThat(result.path("bars")).hasSize(2);
        assertThat(result.path("pass").asBoolean()).isEqualTo(run.code() == 0);
    }

    @Test
    void shouldTimeAStepWithAndWithoutEachObjective() throws IOException {
        Path out = folder.resolve("steps.json");

        CommandRun run = CommandRun.of(
                "bench",
                "steps",
                "--recipes",
                "supervised,mean-teacher",
                "--held",
                "mean-teacher",
                "--size",
                "32x32",
                "--runs",
                "2",
                "--warm-up",
                "1",
                "--device",
                "cpu",
                "--threads",
                "1",
                "--out",
                out.toString());

        // Two runs on a busy machine may miss the bar: the figures are looked at, not the time.
        assertThat(run.code()).as(run.complained()).isIn(0, 1);
        assertThat(run.said())
                .contains("| `supervised` | 4 + 0 + 2 |", "| `mean-teacher` | 4 + 4 + 2 |")
                .contains("| `mean-teacher` | `consistency` |", "mean-teacher: a step takes")
                .contains("ms a step (median), ");
        JsonNode result = Json.mapper().readTree(out.toFile());
        assertThat(result.at("/recipes/0/overMeanTeacher").isNull()).isTrue();
        assertThat(result.at("/recipes/1/overMeanTeacher").asDouble()).isPositive();
        assertThat(result.at("/recipes/1/parts"))
                .extracting(part -> part.path("objective").asText())
                .containsExactly("supervised", "taught", "consistency");
        assertThat(result.at("/recipes/1/parts/2/without/median").asDouble()).isPositive();
        assertThat(result.path("pass").asBoolean()).isEqualTo(run.code() == 0);
    }

    @Test
    void shouldRefuseMoreStepsThanARoundHasWithThoseBeforeTheFirstTimedOne() {
        CommandRun run = CommandRun.of("bench", "steps", "--warm-up", "1768", "--runs", "30");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.complained())
                .contains("--warm-up 1768 and --runs 30: may be 1797 together", "3 run before the first that is timed");
    }

    @Test
    void shouldRefuseARecipeThatDoesNotFitBeforeItMeasuresAnother() throws IOException {
        Path narrow = folder.resolve("narrow.yaml");
        try (InputStream shipped = getClass().getResourceAsStream("/recipes/directional.yaml")) {
            String yaml = new String(requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(narrow, yaml.replace("window: 0.7", "window: 0.2"));
        }

        CommandRun run = CommandRun.of("bench", "steps", "--recipes", "supervised, " + narrow, "--size", "32x32");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.said()).doesNotContain("measuring");
        assertThat(run.complained()).contains("crops.context.window");
    }

    @Test
    void shouldSayThatNothingIsHeldToABarWhereTheCompactNetworkIsLeftOut() throws IOException {
        Path out = folder.resolve("bench.json");

        CommandRun run = CommandRun.of(
                "bench",
                "networks",
                "--nets",
                "dynamic-routing/small",
                "--runs",
                "2",
                "--budget",
                "1",
                "--device",
                "cpu",
                "--threads",
                "1",
                "--out",
                out.toString());

        assertThat(run.code()).as(run.complained()).isZero();
        assertThat(run.said()).contains("no bar: only dense-road/compact is held to one");
        JsonNode result = Json.mapper().readTree(out.toFile());
        assertThat(result.path("bars")).isEmpty();
        assertThat(result.path("remark").asText()).startsWith("no bar");
    }

    @Test
    void shouldNameTheOptionThatIsTooSmallToTrain() {
        CommandRun run = CommandRun.of("bench", "soak", "--size", "1x1");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.complained().lines())
                .singleElement()
                .asString()
                .contains("--size", "1x1", "each side must be at least 32");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc/self/status")
    void shouldCountTheArraysAndFollowTheMemoryOfTheStep() throws IOException {
        Path out = folder.resolve("soak.json");

        CommandRun run = CommandRun.of(
                "bench",
                "soak",
                "--steps",
                "50",
                "--size",
                "32x32",
                "--device",
                "cpu",
                "--threads",
                "1",
                "--out",
                out.toString());

        // Fifty steps are too few for the slope; the arrays are exact from the first.
        assertThat(run.code()).as(run.complained()).isIn(0, 1);
        assertThat(run.said()).contains("step 50/50", "bytes a step");
        JsonNode result = Json.mapper().readTree(out.toFile());
        assertThat(result.path("arraysAtEnd").asInt())
                .isPositive()
                .isEqualTo(result.path("arraysAfterWarmUp").asInt());
        assertThat(result.path("trail")).hasSize(51);
    }

    @Test
    void shouldFindTheSlopeBehindTheWarmUp() {
        MemoryTrail trail = new MemoryTrail();
        for (int step = 0; step <= 100; step++) {
            long bytes = step < 20 ? step * 1_000_000L : 20_000_000L + step * 512L + (step % 2) * 4096;
            trail.add(new MemoryTrail.Point(step, bytes));
        }

        assertThat(trail.slopeFrom(20)).isCloseTo(512, within(5.0));
    }

    @Test
    void shouldTakeLeastAndMedian() {
        Timing timing = Timing.of(List.of(5.0, 1.0, 3.004));

        assertThat(timing).isEqualTo(new Timing(3, 1, 3));
        assertThat(timing.over(new Timing(1, 6, 6))).isEqualTo(0.5);
    }

    @Test
    void shouldTimeTwiceWhenTheBudgetIsSpentByTheFirstTurn() {
        List<String> order = new ArrayList<>();
        Turns turns = new Turns(50, Duration.ofNanos(1));

        List<Timing> timings = turns.time(List.of(() -> order.add("one"), () -> order.add("other")));

        assertThat(timings).extracting(Timing::runs).containsExactly(2, 2);
        assertThat(order).containsExactly("one", "other", "one", "other", "one", "other");
    }
}
