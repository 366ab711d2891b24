package io.roadloop.standalone.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloop.graph.CostReport;
import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.weights.TrialWeights;
import io.roadloop.graph.weights.WeightFiles;
import io.roadloop.onnx.Predictor;
import io.roadloop.standalone.CommandRun;
import io.roadloop.standalone.measure.Json;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.codec.ImageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrunedExportTest {

    private static final String ROUTING = "dynamic-routing/small";
    private static final int CLASSES = 3;
    private static final Size SIZE = new Size(64, 48);

    private final Graph graph = Networks.named(ROUTING, CLASSES);

    @TempDir
    private Path folder;

    private Path canary;
    private Path out;

    @BeforeEach
    void prepare() throws IOException {
        canary = Files.createDirectory(folder.resolve("canary"));
        out = folder.resolve("road.onnx");
    }

    @Test
    void shouldLeaveOutWhatItsGatesKeepClosedOnTheFramesOfAFolder() throws IOException {
        Map<String, float[]> weights =
                DecidedGates.of(graph, TrialWeights.of(graph, 1), 1, TrialFrames.after(12, 20, SIZE));
        frames(SIZE, 12);

        CommandRun run = export(ROUTING, "--weights", file(weights).toString(), "--canary", canary.toString());

        assertThat(run.code()).as(run.said() + run.complained()).isZero();
        assertThat(run.said()).contains("pruned by 9 frames", "gates", "multiply-adds a frame");
        JsonNode routing = Json.mapper()
                .readTree(folder.resolve("road.parity.json").toFile())
                .at("/parity/routing");
        assertThat(routing.path("exported").asText()).isEqualTo("PRUNED");
        assertThat(routing.path("frames").asInt()).isEqualTo(9);
        assertThat(routing.path("heldOut").asInt()).isEqualTo(3);
        assertThat(routing.path("equalArgmax").asDouble()).isGreaterThanOrEqualTo(0.999);
        assertThat(routing.path("multiplyAddsBefore").asLong())
                .isEqualTo(CostReport.of(graph, SIZE.width(), SIZE.height()).multiplyAdds());
        assertThat(routing.path("multiplyAddsAfter").asLong())
                .isPositive()
                .isLessThan(routing.path("multiplyAddsBefore").asLong());
        try (Predictor predictor = Predictor.load(Files.readAllBytes(out), 1)) {
            RgbImage frame = TrialFrames.of(1, SIZE).get(0);
            assertThat(predictor.predict(frame).classes().size()).isEqualTo(SIZE);
        }
    }

    @Test
    void shouldWriteARoutingNetworkGatedWhereThereAreTooFewFramesToHoldAnyOut() throws IOException {
        frames(SIZE, 7);

        CommandRun run = export(ROUTING, "--canary", canary.toString());

        assertThat(run.code()).as(run.said() + run.complained()).isZero();
        assertThat(run.said())
                .contains(ROUTING + " is written gated", "too few to hold any out, it takes at least 8")
                .contains(out + ": ");
        JsonNode routing = Json.mapper()
                .readTree(folder.resolve("road.parity.json").toFile())
                .at("/parity/routing");
        assertThat(routing.path("exported").asText()).isEqualTo("GATED");
        assertThat(routing.path("frames").asInt()).isEqualTo(7);
        assertThat(routing.path("heldOut").asInt()).isZero();
    }

    @Test
    void shouldWriteARoutingNetworkGatedWithoutFramesAndSayHowToPruneIt() throws IOException {
        CommandRun run = export(ROUTING);

        assertThat(run.code()).as(run.complained()).isZero();
        assertThat(run.said()).contains(ROUTING + " is written gated", "--canary DIR");
        JsonNode report =
                Json.mapper().readTree(folder.resolve("road.parity.json").toFile());
        assertThat(report.at("/parity/routing").isNull()).isTrue();
        assertThat(report.at("/settings/canary").asText()).isEqualTo("none");
    }

    @Test
    void shouldSayThatFramesChangeNothingForANetworkWithoutGates() {
        CommandRun run = export("dense-road/compact", "--canary", canary.toString());

        assertThat(run.code()).as(run.complained()).isZero();
        assertThat(run.said()).contains("dense-road/compact has no gates");
    }

    @Test
    void shouldNameAFolderWithoutFrames() {
        assertRefused(export(ROUTING, "--canary", canary.toString()), "no .jpg, .jpeg or .png in " + canary);
        assertRefused(export(ROUTING, "--canary", folder.resolve("no").toString()), "no folder of frames at");
    }

    @Test
    void shouldNameAFrameThatCannotBeRead() throws IOException {
        frames(SIZE, 2);
        Files.writeString(canary.resolve("broken.png"), "no picture");

        assertRefused(
                export(ROUTING, "--canary", canary.toString()),
                canary.resolve("broken.png").toString());
    }

    @Test
    void shouldNameFramesThatAreTooSmall() throws IOException {
        frames(new Size(64, 31), 1);

        assertRefused(
                export(ROUTING, "--canary", canary.toString()),
                "frame-0.png is 64x31, too small to prune by: no side may be shorter than 32");
        assertRefused(
                export(ROUTING, "--canary", canary.toString(), "--size", "40x31"),
                "--size 40x31: with --canary no side may be shorter than 32");
    }

    private void assertRefused(CommandRun run, String why) {
        assertThat(run.code()).as(run.said()).isEqualTo(2);
        assertThat(run.complained().lines()).singleElement().asString().contains(why);
        assertThat(out).doesNotExist();
    }

    private void frames(Size size, int frames) throws IOException {
        List<RgbImage> images = TrialFrames.of(frames, size);
        for (int i = 0; i < frames; i++) {
            Files.write(canary.resolve("frame-" + i + ".png"), ImageWriter.png(images.get(i)));
        }
    }

    private Path file(Map<String, float[]> weights) {
        Path file = folder.resolve("weights.safetensors");
        WeightFiles.save(graph, weights, file, Map.of());
        return file;
    }

    private CommandRun export(String network, String... more) {
        Stream<String> size = List.of(more).contains("--size") ? Stream.of() : Stream.of("--size", SIZE.toString());
        Stream<String> given = Stream.of(
                "export", "--network", network, "--classes", Integer.toString(CLASSES), "--out", out.toString());
        return CommandRun.of(
                Stream.of(given, size, Stream.of(more)).flatMap(all -> all).toArray(String[]::new));
    }
}
