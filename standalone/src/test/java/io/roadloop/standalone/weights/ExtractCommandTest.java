package io.roadloop.standalone.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.torch.Weights;
import io.roadloop.graph.weights.WeightFiles;
import io.roadloop.standalone.CommandRun;
import io.roadloop.trainer.step.LearningState;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractCommandTest {
    private static final String NETWORK = "dense-road/compact";

    @TempDir
    private Path folder;

    private final Graph graph = Networks.named(NETWORK, 11);
    private final Map<String, float[]> teacher = Weights.initial(graph, 2);

    @BeforeEach
    void writeACheckpoint() {
        Map<String, float[]> arrays = new HashMap<>();
        Weights.initial(graph, 1).forEach((path, values) -> arrays.put("student/weights/" + path, values));
        teacher.forEach((path, values) -> arrays.put("teacher/weights/" + path, values));
        arrays.put("teacher/weights/heads/projector/0/first/weight", new float[4]);
        arrays.put("student/moments/velocity/stem", new float[4]);
        new LearningState("ab".repeat(32), arrays, Map.of()).write(folder.resolve("round-000003/learning"));
    }

    @Test
    void shouldWriteTheNetworkOfAModelWithoutItsHeads() {
        Path out = folder.resolve("teacher.safetensors");

        CommandRun run = extract("teacher", NETWORK, out);

        assertThat(run.code()).isZero();
        Map<String, float[]> read = WeightFiles.load(graph, out).tensors();
        assertThat(read).hasSameSizeAs(teacher);
        teacher.forEach((path, values) -> assertThat(read.get(path)).as(path).isEqualTo(values));
    }

    @Test
    void shouldNameTheModelsThatThereAre() {
        CommandRun run = extract("peer", NETWORK, folder.resolve("peer.safetensors"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.complained()).contains("--model peer: ", "has the models student, teacher");
    }

    @Test
    void shouldRefuseAnotherNetworkAndWriteNothing() {
        Path out = folder.resolve("full.safetensors");

        CommandRun run = extract("student", "dense-road/full", out);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.complained()).contains("is no dense-road/full for 11 classes");
        assertThat(out).doesNotExist();
    }

    @Test
    void shouldNameAFolderThatIsNoCheckpoint() {
        CommandRun run = CommandRun.of(
                "weights",
                "extract",
                "--checkpoint",
                folder.resolve("none").toString(),
                "--model",
                "student",
                "--network",
                NETWORK,
                "--out",
                "o");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.complained()).contains("--checkpoint " + folder.resolve("none"), "there is no such folder");
    }

    private CommandRun extract(String model, String network, Path out) {
        return CommandRun.of(
                "weights",
                "extract",
                "--checkpoint",
                folder.resolve("round-000003").toString(),
                "--model",
                model,
                "--network",
                network,
                "--out",
                out.toString());
    }
}
