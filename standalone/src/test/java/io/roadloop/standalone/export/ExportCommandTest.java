package io.roadloop.standalone.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.DenseRoadNet;
import io.roadloop.graph.nets.Width;
import io.roadloop.graph.torch.Weights;
import io.roadloop.graph.weights.WeightFiles;
import io.roadloop.standalone.CommandRun;
import io.roadloop.standalone.measure.Json;
import io.roadloop.store.ModelDigest;
import io.roadloop.store.onnx.Inspected;
import io.roadloop.store.onnx.InspectionLimits;
import io.roadloop.store.onnx.OnnxInspection;
import io.roadloop.store.onnx.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

    private static final String COMPACT = "dense-road/compact";

    @TempDir
    private Path folder;

    @Test
    void shouldWriteAFileThatAServiceTakesAndItsParityBesideIt() throws IOException {
        Path weights = weights(3);
        Path out = folder.resolve("new/road.onnx");

        CommandRun run = export("--weights", weights.toString(), "--classes", "3", "--out", out.toString());

        assertThat(run.code()).as(run.complained()).isZero();
        assertThat(run.said()).contains("road.onnx: logits within", "arg-max equal on");
        Inspected.Accepted accepted =
                (Inspected.Accepted) OnnxInspection.inspect(Files.readAllBytes(out), InspectionLimits.DEFAULTS);
        assertThat(accepted.outputs()).extracting(TensorInfo::name).containsExactly("classes", "confidence");
        assertThat(accepted.metadata()).containsExactly(Map.entry("roadloop.network", COMPACT));
        JsonNode report =
                Json.mapper().readTree(folder.resolve("new/road.parity.json").toFile());
        assertThat(report.path("pass").asBoolean()).isTrue();
        assertThat(report.path("digest").asText())
                .isEqualTo(ModelDigest.of(Files.readAllBytes(out)).hex());
        assertThat(report.at("/parity/frames").asInt()).isEqualTo(4);
        assertThat(report.path("inspection").asText()).isEqualTo("accepted");
    }

    @Test
    void shouldWriteTheOutputsAndTheTaxonomyThatAreAskedFor() throws IOException {
        Path out = folder.resolve("logits.onnx");

        CommandRun run = export("--taxonomy", "camvid-11", "--outputs", "classes,logits", "--out", out.toString());

        assertThat(run.code()).as(run.complained()).isZero();
        Inspected.Accepted accepted =
                (Inspected.Accepted) OnnxInspection.inspect(Files.readAllBytes(out), InspectionLimits.DEFAULTS);
        assertThat(accepted.outputs()).extracting(TensorInfo::name).containsExactlyInAnyOrder("classes", "logits");
        assertThat(accepted.metadata()).containsEntry("roadloop.taxonomy", "camvid-11");
    }

    @Test
    void shouldListWhatDoesNotFitAndWriteNothing() throws IOException {
        Path weights = weights(3);

        CommandRun run = export(
                "--weights",
                weights.toString(),
                "--classes",
                "4",
                "--out",
                folder.resolve("road.onnx").toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.complained().lines())
                .singleElement()
                .asString()
                .contains(
                        "do not fit " + COMPACT, "'decoder/classify/weight' has the shape", "'decoder/classify/bias'");
        assertThatFolderHolds(weights);
    }

    @Test
    void shouldRefuseATruncatedFileOfWeights() throws IOException {
        Path weights = weights(3);
        byte[] bytes = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(bytes, bytes.length - 1));

        CommandRun run = export(
                "--weights",
                weights.toString(),
                "--classes",
                "3",
                "--out",
                folder.resolve("road.onnx").toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.complained().lines()).singleElement().asString().contains("it is cut off");
        assertThatFolderHolds(weights);
    }

    @Test
    void shouldRefuseAFolderThatCannotBeWrittenBeforeItWorks() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        CommandRun run =
                export("--classes", "3", "--out", file.resolve("road.onnx").toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.complained().lines()).singleElement().asString().contains("road.onnx cannot be written");
        assertThatFolderHolds(file);
    }

    private Path weights(int classes) {
        Graph graph = DenseRoadNet.of(Width.COMPACT, classes);
        Path file = folder.resolve("weights.safetensors");
        WeightFiles.save(graph, Weights.initial(graph, 5), file, Map.of());
        return file;
    }

    private void assertThatFolderHolds(Path... files) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactlyInAnyOrder(files);
        }
    }

    private static CommandRun export(String... more) {
        return CommandRun.of(
                Stream.concat(Stream.of("export", "--network", COMPACT, "--size", "64x48"), Stream.of(more))
                        .toArray(String[]::new));
    }
}
