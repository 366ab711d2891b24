package io.roadloop.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.embedded.EmbeddedBroker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What a user gets wrong ends in one line that says what and what to do, and in exit code 2. */
class BadCommandsTest {

    @TempDir
    static Path folder;

    /** @param said what the one line must hold */
    record Wrong(List<String> arguments, String said) {}

    static Stream<Wrong> wrong() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path none = folder.resolve("none");
        String file = Files.createFile(folder.resolve("file")).toString();
        return Stream.of(
                demo("no folder of frames at " + none, "--frames", none.toString(), "--labels", "l", "--canary", "c"),
                demo("no .jpg, .jpeg or .png in", "--frames", empty.toString(), "--labels", "l", "--canary", "c"),
                demo("--frames needs --labels", "--frames", empty.toString()),
                demo("--labels belongs to --frames", "--labels", empty.toString()),
                demo("magic", "--recipe", "magic"),
                demo("mars-3", "--frames", "f", "--labels", "l", "--canary", "c", "--taxonomy", "mars-3"),
                demo("--device tpu: must be auto, cpu or gpu:N", "--device", "tpu"),
                demo("device 'gpu:99' cannot be used", "--device", "gpu:99"),
                demo("--minutes = 0.0: must be above 0", "--minutes", "0"),
                demo("'--size': must look like 240x180", "--size", "huge"),
                demo("each side must be at least 32", "--size", "31x40"),
                demo("at most 16000000 pixels", "--size", "100000x100000"),
                demo("Unknown option", "--speed", "9"),
                new Wrong(
                        List.of("network", "describe", "alexnet", "--size", "8x8"),
                        "the network 'alexnet': no such network"),
                new Wrong(List.of("network", "describe", "dense-road/full", "--size", "20000x8"), "longer than 16384"),
                new Wrong(
                        List.of("network", "describe", "dense-road/full", "--size", "8x8", "--classes", "1"),
                        "--classes 1: must lie in [2, 255]"),
                new Wrong(List.of("export"), "--network NAME and --out FILE are needed"),
                export("must name a file that ends with .onnx", "--out", "model.bin"),
                export("--outputs 'masks': must be of", "--out", "m.onnx", "--outputs", "masks"),
                export("give one of them", "--out", "m.onnx", "--classes", "3", "--taxonomy", "camvid-11"),
                export(
                        "there is no such file",
                        "--out",
                        folder.resolve("m.onnx").toString(),
                        "--weights",
                        "none"),
                export(
                        "--size 16384x16384: a frame may have at most 16000000 pixels",
                        "--out",
                        folder.resolve("m.onnx").toString(),
                        "--size",
                        "16384x16384"),
                new Wrong(List.of("round", "replay", empty.toString()), "empty holds no round that came to its end"),
                new Wrong(List.of("round", "replay", "d", "--round", "-1"), "--round is -1: must be 0 or more"),
                new Wrong(List.of("bench", "soak", "--size", "1x1"), "1x1: each side must be at least 32"),
                new Wrong(List.of("export", "check", "--nets", "all,alexnet"), "--nets 'all': no such network"),
                new Wrong(List.of("bench", "networks", "--nets", "auxiliary"), "--nets 'auxiliary': no such network"),
                new Wrong(List.of("bench", "networks", "--budget", "0"), "--budget 0: must be at least 1"),
                new Wrong(List.of("bench", "soak", "--threads", "0"), "--threads is 0: must be at least 1"),
                new Wrong(List.of("bench", "networks", "--runs", "0"), "--runs 0: must be at least 1"),
                new Wrong(List.of("bench", "steps", "--warm-up", "-1"), "--warm-up -1: must not be negative"),
                new Wrong(
                        List.of("bench", "steps", "--held", "supervised"),
                        "--held supervised: must be one of --recipes"),
                new Wrong(List.of("bench", "steps", "--recipes", "magic"), "unknown recipe 'magic'"),
                new Wrong(List.of("bench", "steps", "--size", "16x16"), "each side must be at least 32"),
                new Wrong(List.of("study", "views", "--out", file), "--out " + file + " is a file: must be a folder"),
                new Wrong(List.of("bench", "soak", "--steps", "3"), "--steps 3: must be at least 50"),
                new Wrong(List.of("bench", "soak", "--device", "gpu:99"), "device 'gpu:99' is not there: PyTorch"),
                new Wrong(
                        List.of(
                                "evaluate",
                                "--model",
                                "m",
                                "--frames",
                                "f",
                                "--labels",
                                "l",
                                "--size",
                                "8x8",
                                "--device",
                                "gpu:99"),
                        "device 'gpu:99' cannot be used: ONNX Runtime"),
                new Wrong(List.of("weights", "show", "none"), "weights none: there is no such file"),
                new Wrong(
                        List.of(
                                "weights",
                                "convert",
                                "--network",
                                "dense-road/full",
                                "--from",
                                "torchvision",
                                "--in",
                                "i",
                                "--out",
                                "o"),
                        "no network with a ResNet for its encoder"),
                new Wrong(List.of("keys", "--out", "keys", "--id", "Not An Id"), "--id"),
                new Wrong(List.of("evaluate", "--model", "m", "--frames", "f", "--labels", "l", "--size", "8x8"), "f"),
                new Wrong(List.of("audit", "--out", file + "/audit.json"), "audit.json cannot be written"),
                new Wrong(
                        List.of("audit", "--out", empty.toString()),
                        "cannot be written (java.io.IOException: it is a folder"),
                study("'--labelled-shares' (SHARE): 'many' is not a double", "--labelled-shares", "many"),
                study("--labelled-shares is 1.5: must lie in (0, 1]", "--labelled-shares", "0.5,1.5"),
                study("'--sizes' (WxH): must look like 240x180", "--sizes", "huge"),
                study("--sizes = 31x40: each side must be at least 32", "--sizes", "31x40"),
                study("--sizes is [64x48, 64x48]: must name each once", "--sizes", "64x48,64x48"),
                study("--labelled-shares is [0.5, 0.5]: must name each once", "--labelled-shares", "0.5,0.5"),
                ablation("--without 'consistency+': must name a part", "consistency+"),
                ablation("--without '': must name a part", "consistency,,supervised"),
                ablation("--without is [consistency, consistency]: must name each once", "consistency,consistency"),
                ablation("must name each once", "supervised+consistency,consistency+supervised"),
                study("--seeds is [1, 1]: must name each once", "--seeds", "1,1"),
                new Wrong(
                        List.of("study", "labels", "--frames", "f", "--labels", "l", "--canary", "c", "--out", file),
                        "--out " + file + " is a file: must be a folder"),
                new Wrong(
                        List.of(
                                "evaluate",
                                "--model",
                                "m",
                                "--frames",
                                "f",
                                "--labels",
                                "l",
                                "--size",
                                "8x8",
                                "--out",
                                file + "/scores"),
                        "scores/result.json cannot be written"),
                new Wrong(
                        List.of(
                                "evaluate",
                                "--model",
                                "m",
                                "--frames",
                                "f",
                                "--labels",
                                "l",
                                "--size",
                                "8x8",
                                "--minimum-miou",
                                "101"),
                        "--minimum-miou is 101.0: must lie in [0, 100]"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void shouldEndWithOneLineAndTwo(Wrong wrong) {
        Said said = run(wrong.arguments());

        assertThat(said.lines()).singleElement().asString().contains(wrong.said());
        assertThat(said.code()).isEqualTo(2);
    }

    @Test
    void shouldNameThePortWhenItIsTaken() throws IOException {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            // When
            Said said = run(List.of(
                    "demo",
                    "--kafka-port",
                    port,
                    "--out",
                    folder.resolve("demo").toString()));

            // Then
            assertThat(said.lines()).singleElement().asString().contains(port);
            assertThat(said.code()).isEqualTo(2);
        }
    }

    @Test
    void shouldNameTheTopicsThatAnAuditedClusterLacks() {
        // Given a cluster where nobody has run
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0)) {
            // When
            Said said = run(List.of("audit", "--bootstrap-servers", broker.bootstrapServers()));

            // Then
            assertThat(said.lines())
                    .singleElement()
                    .asString()
                    .contains("no topic", "roadloop.frames", "roadloop.segmentations");
            assertThat(said.code()).isEqualTo(2);
        }
    }

    private static Wrong export(String said, String... arguments) {
        return new Wrong(
                Stream.concat(Stream.of("export", "--network", "dense-road/compact"), Stream.of(arguments))
                        .toList(),
                said);
    }

    private static Wrong study(String said, String... arguments) {
        Stream<String> fixed =
                Stream.of("study", "recipes", "--frames", "f", "--labels", "l", "--canary", "c", "--out", "o");
        return new Wrong(Stream.concat(fixed, Stream.of(arguments)).toList(), said);
    }

    private static Wrong ablation(String said, String without) {
        String[] fixed = {
            "study",
            "ablation",
            "--frames",
            "f",
            "--labels",
            "l",
            "--canary",
            "c",
            "--out",
            "o",
            "--recipe",
            "mean-teacher"
        };
        return new Wrong(
                Stream.concat(Stream.of(fixed), Stream.of("--without", without)).toList(), said);
    }

    private static Wrong demo(String said, String... arguments) {
        return new Wrong(
                Stream.concat(Stream.of("demo", "--out", folder.resolve("out").toString()), Stream.of(arguments))
                        .toList(),
                said);
    }

    private record Said(int code, List<String> lines) {}

    private static Said run(List<String> arguments) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        PrintStream before = System.err;
        PrintStream caught = new PrintStream(errors, true, StandardCharsets.UTF_8);
        System.setErr(caught);
        try {
            CommandLine commands = Roadloop.commandLine().setErr(new PrintWriter(caught, true, StandardCharsets.UTF_8));
            int code = commands.execute(arguments.toArray(String[]::new));
            return new Said(
                    code, errors.toString(StandardCharsets.UTF_8).lines().toList());
        } finally {
            System.setErr(before);
        }
    }
}
