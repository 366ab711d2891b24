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

    @Test
    void shouldRefuseAReportThatCannotBeWrittenBeforeItWorks() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("road.parity.json"));

        CommandRun run =
                export("--classes", "3", "--out", folder.resolve("road.onnx").toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.complained().lines())
                .singleElement()
                .asString()
                .contains("road.parity.json cannot be written: it is a folder");
        assertThatFolderHolds(taken);
    }

    @Test
    void shouldWriteNothingWhereTheNetworkGivesNoNumbers() throws IOException {
        Graph graph = DenseRoadNet.of(Width.COMPACT, 3);
        Map<String, float[]> broken = Weights.initial(graph, 5);
        Arrays.fill(broken.get("decoder/classify/weight"), Float.NaN);
        Path weights = folder.resolve("weights.safetensors");
        WeightFiles.save(graph, broken, weights, Map.of());

        CommandRun run = export(
                "--weights",
                weights.toString(),
                "--classes",
                "3",
                "--out",
                folder.resolve("new/road.onnx").toString());

        assertThat(run.code()).as(run.complained()).isEqualTo(1);
        assertThat(run.said()).contains("nothing written: logits within");
        assertThatFolderHolds(weights);
    }

    @Test
    void shouldWriteNothingThatAServiceWouldRefuse() throws IOException {
        // Given names that take more room in the file than a service allows
        String name = "a".repeat(40_000);
        Path taxonomy = Files.writeString(folder.resolve("long.yaml"), """
                name: long
                classes:
                  - { name: %s0, color: '#010101' }
                  - { name: %s1, color: '#020202' }
                """.formatted(name, name));

        // When
        CommandRun run = export(
                "--taxonomy",
                taxonomy.toString(),
                "--out",
                folder.resolve("road.onnx").toString());

        // Then
        assertThat(run.code()).as(run.complained()).isEqualTo(1);
        assertThat(run.said()).contains("nothing written: a service would refuse the file, ", "'roadloop.classes'");
        assertThatFolderHolds(taxonomy);
    }

    @Test
    void shouldWriteANetworkThatReadsMapsWithItsOutputAlone() throws IOException {
        Path out = folder.resolve("auxiliary.onnx");

        CommandRun run = exportOf("auxiliary/small", "--classes", "3", "--out", out.toString());

        assertThat(run.code()).as(run.said() + run.complained()).isZero();
        assertThat(OnnxInspection.faultOf(Files.readAllBytes(out), InspectionLimits.DEFAULTS))
                .isEmpty();
        JsonNode report =
                Json.mapper().readTree(folder.resolve("auxiliary.parity.json").toFile());
        assertThat(report.path("pass").asBoolean()).isTrue();
        assertThat(report.at("/settings/outputs").asText()).isEqualTo("logits");
        assertThat(report.at("/parity/frames").asInt()).isPositive();
        assertThat(report.at("/parity/largestLogitDifference").isNumber()).isTrue();
        assertThat(report.path("inspection").asText()).isNotEqualTo("accepted");
    }

    @Test
    void shouldRefuseClassesOfANetworkThatReadsMaps() throws IOException {
        CommandRun run = exportOf(
                "auxiliary/small",
                "--outputs",
                "classes",
                "--out",
                folder.resolve("auxiliary.onnx").toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.complained()).contains("--outputs classes: auxiliary/small reads no frames");
        assertThatFolderHolds();
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
        return exportOf(COMPACT, more);
    }

    private static CommandRun exportOf(String network, String... more) {
        return CommandRun.of(
                Stream.concat(Stream.of("export", "--network", network, "--size", "64x48"), Stream.of(more))
                        .toArray(String[]::new));
    }
}
