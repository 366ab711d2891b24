package io.roadloop.standalone.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadloop.standalone.CommandRun;
import io.roadloop.standalone.measure.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A round of a real trainer, replayed as a user does. */
class ReplayCommandTest {

    @TempDir
    Path folder;

    private Path state;
    private Path out;

    @BeforeEach
    void learnARound() {
        state = folder.resolve("state");
        out = folder.resolve("out.json");
        new OneRound(state).learn();
    }

    @Test
    void shouldEndWithZeroAndTellTheEqualDigests() throws IOException {
        CommandRun run = replay();

        assertThat(run.code()).as(run.complained()).isZero();
        JsonNode result = Json.mapper().readTree(out.toFile());
        assertThat(result.path("command").asText()).startsWith("./roadloop round replay " + state);
        assertThat(result.path("pass").asBoolean()).isTrue();
        assertThat(result.at("/settings/round").asText()).isEqualTo("0");
        assertThat(result.path("steps").asInt()).isEqualTo(OneRound.STEPS);
        assertThat(result.path("replayed").asText())
                .hasSize(64)
                .isEqualTo(result.path("recorded").asText());
        assertThat(result.path("divergence").isNull()).isTrue();
        assertThat(result.path("firstOtherLoss").isNull()).isTrue();
    }

    @Test
    void shouldEndWithOneWhereTheDigestsDiffer() throws IOException {
        Path journal = state.resolve("journal/round-000000.jsonl");
        List<String> lines = Files.readAllLines(journal);
        ObjectNode second = (ObjectNode) Json.mapper().readTree(lines.get(2));
        second.set("files", Json.mapper().readTree(lines.get(1)).path("files"));
        Files.write(journal, List.of(lines.get(0), lines.get(1), second.toString(), lines.get(3)));

        CommandRun run = replay();

        assertThat(run.code()).as(run.complained()).isEqualTo(1);
        JsonNode result = Json.mapper().readTree(out.toFile());
        assertThat(result.path("pass").asBoolean(true)).isFalse();
        assertThat(result.path("firstOtherLoss").asInt()).isEqualTo(2);
        assertThat(result.path("replayed").asText())
                .hasSize(64)
                .isNotEqualTo(result.path("recorded").asText());
    }

    @Test
    void shouldEndWithTwoWhereNoTrainerHasFinishedARound() {
        CommandRun run = CommandRun.of("round", "replay", folder.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.complained()).contains("holds no round that came to its end");
    }

    private CommandRun replay() {
        return CommandRun.of("round", "replay", state.toString(), "--out", out.toString());
    }
}
