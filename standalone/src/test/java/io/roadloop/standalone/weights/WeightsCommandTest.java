package io.roadloop.standalone.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.torch.Weights;
import io.roadloop.graph.weights.StartingWeights;
import io.roadloop.standalone.CommandRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsCommandTest {
    private static final String NETWORK = "deeplab-v3-plus/resnet-narrow-os16";

    @TempDir
    private Path folder;

    private final Graph graph = Networks.named(NETWORK, 2);

    @Test
    void shouldShowWhatAFileHolds() throws IOException {
        Path file = torchvisions("conv1.weight");

        CommandRun run = CommandRun.of("weights", "show", file.toString());

        assertThat(run.code()).isZero();
        List<String> lines = run.said().lines().toList();
        assertThat(lines.get(0)).startsWith("tensor").contains("type", "shape");
        assertThat(lines).anySatisfy(line -> assertThat(line).matches("conv1\\.weight +F32 +\\d+ x 3 x 7 x 7"));
        assertThat(lines.get(lines.size() - 1)).matches("[\\d,]+ tensors, [\\d,]+ numbers, [\\d,]+ bytes");
    }

    @Test
    void shouldPutTorchvisionsNamesOntoAnEncoder() throws IOException {
        Path out = folder.resolve("encoder.safetensors");

        CommandRun run = convert(torchvisions("conv1.weight"), out);

        assertThat(run.code()).isZero();
        assertThat(run.said()).contains("the encoder of " + NETWORK, "left out: 1 (the head for ImageNet)");
        StartingWeights start = StartingWeights.from(graph, out, 1);
        Map<String, float[]> theirs = Weights.initial(graph, 9);
        assertThat(start.taken())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(start.tensors().get(path)).isEqualTo(theirs.get(path)));
    }

    @Test
    void shouldListWhatDoesNotFitAndWriteNothing() throws IOException {
        Path out = folder.resolve("encoder.safetensors");

        CommandRun run = convert(torchvisions("stem.weight"), out);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.complained())
                .contains("missing backbone/conv1/weight", "unknown 'stem.weight'", "nothing written");
        assertThat(out).doesNotExist();
    }

    private static CommandRun convert(Path in, Path out) {
        return CommandRun.of(
                "weights",
                "convert",
                "--network",
                NETWORK,
                "--from",
                "torchvision",
                "--in",
                in.toString(),
                "--out",
                out.toString());
    }

    /** @param stem what the file calls the first convolution */
    private Path torchvisions(String stem) throws IOException {
        Map<String, float[]> weights = Weights.initial(graph, 9);
        StringJoiner header = new StringJoiner(",", "{", "}");
        header.add("\"fc.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}");
        int end = Float.BYTES;
        ByteBuffer data =
                ByteBuffer.allocate(4_000_000).order(ByteOrder.LITTLE_ENDIAN).putFloat(0);
        for (NamedTensor tensor : graph.tensors()) {
            if (tensor.path().startsWith("backbone/")) {
                float[] values = weights.get(tensor.path());
                header.add("\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                        .formatted(
                                tensor.path().equals("backbone/conv1/weight") ? stem : theirs(tensor.path()),
                                Arrays.toString(tensor.shape().getShape()),
                                end,
                                end + Float.BYTES * values.length));
                end += Float.BYTES * values.length;
                for (float value : values) {
                    data.putFloat(value);
                }
            }
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(Long.BYTES + json.length + end).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json).put(data.flip());
        return Files.write(folder.resolve("resnet.safetensors"), file.array());
    }

    private static String theirs(String path) {
        return path.replace("backbone/", "")
                .replace("/running-mean", ".running_mean")
                .replace("/running-variance", ".running_var")
                .replace("/scale", ".weight")
                .replace("/shift", ".bias")
                .replace('/', '.');
    }
}
