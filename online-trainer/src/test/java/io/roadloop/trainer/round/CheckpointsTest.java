package io.roadloop.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadloop.trainer.intake.IntakeLedger;
import io.roadloop.trainer.intake.Tally;
import io.roadloop.trainer.publish.ReleaseMark;
import io.roadloop.trainer.step.LearningState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    @TempDir
    Path folder;

    @Test
    void shouldReadBackAllThatWasWritten() {
        Checkpoint checkpoint = checkpoint(3, 0.5f);

        new Checkpoints(folder).write(checkpoint);

        Checkpoint read = new Checkpoints(folder).latest().orElseThrow();
        assertThat(read.standing()).isEqualTo(checkpoint.standing());
        assertThat(read.learning().recipe()).isEqualTo("recipe");
        assertThat(read.learning().counters()).isEqualTo(Map.of("steps", 7L));
        assertThat(read.learning().arrays().get("w")).containsExactly(0.5f, -1f);
    }

    @Test
    void shouldTellOfTheIntakeWithoutTheLearning() throws IOException {
        new Checkpoints(folder.resolve("checkpoints")).write(checkpoint(3, 0.5f));
        Files.delete(folder.resolve("checkpoints/round-000003/learning/state.bin"));

        assertThat(CheckpointedIntake.read(folder))
                .contains(checkpoint(3, 0.5f).standing().intake());
        assertThat(CheckpointedIntake.read(folder.resolve("checkpoints"))).isEmpty();
    }

    @Test
    void shouldGoOnFromACheckpointOfAVersionThatCountedNothingGivenUp() throws IOException {
        new Checkpoints(folder).write(checkpoint(3, 0.5f));
        Path standing = folder.resolve("round-000003/standing.json");
        ObjectNode older = (ObjectNode) new ObjectMapper().readTree(standing.toFile());
        older.remove(List.of("attempt", "stepsTakenBack", "divergences"));
        Files.writeString(standing, older.toString());

        Standing read = new Checkpoints(folder).latest().orElseThrow().standing();

        assertThat(read.divergences()).isZero();
        assertThat(read.attempt()).isZero();
        assertThat(read.stepsTakenBack()).isZero();
        assertThat(read.steps()).isEqualTo(300);
    }

    @Test
    void shouldGoOnFromACheckpointOfAVersionWithoutStretches() throws IOException {
        new Checkpoints(folder).write(checkpoint(3, 0.5f));
        Path standing = folder.resolve("round-000003/standing.json");
        ObjectNode older = (ObjectNode) new ObjectMapper().readTree(standing.toFile());
        ((ObjectNode) older.path("intake")).remove("stretches");
        Files.writeString(standing, older.toString());

        assertThat(new Checkpoints(folder)
                        .latest()
                        .orElseThrow()
                        .standing()
                        .intake()
                        .stretches())
                .isEmpty();
    }

    @Test
    void shouldKeepTheLastTwo() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder);

        for (int round = 0; round < 5; round++) {
            checkpoints.write(checkpoint(round, round));
        }

        assertThat(names()).containsExactly("round-000003", "round-000004");
    }

    @Test
    void shouldNotSeeACheckpointThatWasCutOffWhileWriting() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder);
        checkpoints.write(checkpoint(1, 1));
        Path part = Files.createDirectories(folder.resolve("round-000002.part"));
        Files.writeString(part.resolve("standing.json"), "{");

        Optional<Checkpoint> latest = checkpoints.latest();

        assertThat(latest.orElseThrow().standing().round()).isOne();
        checkpoints.write(checkpoint(2, 2));
        assertThat(checkpoints.latest().orElseThrow().standing().round()).isEqualTo(2);
    }

    @Test
    void shouldFallBackToTheOneBeforeADamagedOne() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder);
        checkpoints.write(checkpoint(1, 1));
        checkpoints.write(checkpoint(2, 2));
        try (Stream<Path> files = Files.list(folder.resolve("round-000002/learning"))) {
            for (Path file : files.toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }

        assertThat(checkpoints.latest().orElseThrow().standing().round()).isOne();
    }

    @Test
    void shouldWriteARoundAgain() {
        Checkpoints checkpoints = new Checkpoints(folder);
        checkpoints.write(checkpoint(1, 1));

        checkpoints.write(checkpoint(1, 5));

        assertThat(checkpoints.latest().orElseThrow().learning().arrays().get("w")[0])
                .isEqualTo(5f);
    }

    @Test
    void shouldKeepOnlyTheStateOfTheChampion() {
        ChampionStates states = new ChampionStates(folder);
        LearningState state = checkpoint(1, 1).learning();
        states.write("aa", state);
        states.write("bb", state);

        states.keepOnly("bb");

        assertThat(states.read("aa")).isEmpty();
        assertThat(states.read("bb").orElseThrow().counters()).isEqualTo(state.counters());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static Checkpoint checkpoint(int round, float weight) {
        LearningState learning =
                new LearningState("recipe", Map.of("w", new float[] {weight, -1f}), Map.of("steps", 7L));
        IntakeLedger ledger = new IntakeLedger(IntakeLedger.Snapshot.EMPTY);
        ledger.open("roadloop.frames", 2, 38);
        ledger.advance("roadloop.frames", 2, 41, Tally.FRAMES_TAKEN, 3);
        return new Checkpoint(
                learning,
                new Standing(
                        "recipe",
                        "camvid-11",
                        round,
                        1,
                        round * 100L,
                        30,
                        2,
                        5,
                        12.5,
                        Optional.of(new ReleaseMark(4, "ab".repeat(32))),
                        ledger.snapshot(),
                        9));
    }
}
