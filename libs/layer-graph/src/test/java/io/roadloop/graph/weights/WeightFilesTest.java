package io.roadloop.graph.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.WeightsMismatchException;
import io.roadloop.graph.support.SmallGraphs;
import io.roadloop.graph.torch.TorchDevice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightFilesTest {
    @TempDir
    Path folder;

    private final Graph graph = SmallGraphs.network();
    private final Map<String, float[]> weights = TrialWeights.of(graph, 3);

    @Test
    void shouldComeBackBitForBitWithItsNotes() {
        Path file = folder.resolve("small.safetensors");

        WeightFiles.save(graph, weights, file, Map.of("round", "3"));
        LoadedWeights loaded = WeightFiles.load(graph, file);

        assertSame(loaded.tensors());
        assertThat(loaded.metadata()).containsExactly(Map.entry("round", "3"));
        assertThat(loaded.leftOut()).isEmpty();
    }

    @Test
    void shouldWriteTheSameBytesForTheSameWeights() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");

        WeightFiles.save(graph, weights, one, Map.of("b", "2", "a", "1"));
        WeightFiles.save(graph, weights, two, Map.of("a", "1", "b", "2"));

        assertThat(two).hasSameBinaryContentAs(one);
    }

    @Test
    void shouldWriteWhatDjlReads() throws IOException {
        Path file = folder.resolve("ours.safetensors");
        WeightFiles.save(graph, weights, file, Map.of("made by", "roadloop"));

        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                InputStream in = Files.newInputStream(file)) {
            NDList read = NDList.decode(manager, in);

            assertThat(read).hasSameSizeAs(graph.tensors());
            for (NamedTensor tensor : graph.tensors()) {
                assertThat(read.get(tensor.path()).getShape()).isEqualTo(tensor.shape());
                assertThat(read.get(tensor.path()).toFloatArray()).isEqualTo(weights.get(tensor.path()));
            }
        }
    }

    @Test
    void shouldReadWhatDjlWrites() throws IOException {
        Path file = folder.resolve("theirs.safetensors");
        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                OutputStream out = Files.newOutputStream(file)) {
            NDList arrays = new NDList();
            for (NamedTensor tensor : graph.tensors()) {
                NDArray array = manager.create(weights.get(tensor.path()), tensor.shape());
                array.setName(tensor.path());
                arrays.add(array);
            }
            arrays.encode(out, NDList.Encoding.SAFETENSORS);
        }

        assertSame(WeightFiles.load(graph, file).tensors());
    }

    @Test
    void shouldListAllThatIsMissingUnknownMisshapenAndOfAnotherType() throws IOException {
        Path file = RawFile.write(
                folder.resolve("other.safetensors"),
                "{" + RawFile.tensor("tail", "F32", "[1]", 0, 4) + ","
                        + RawFile.tensor("stem/norm/scale", "F32", "[1,4]", 4, 20) + ","
                        + RawFile.tensor("stem/norm/shift", "I16", "[4]", 20, 28) + "}",
                new byte[28]);

        assertThatThrownBy(() -> WeightFiles.load(graph, file))
                .isInstanceOf(WeightsMismatchException.class)
                .hasMessageContainingAll(file + " do not fit small", "missing stem/conv/weight", "; and 8 more")
                .extracting(
                        wrong -> String.join("; ", ((WeightsMismatchException) wrong).faults()),
                        InstanceOfAssertFactories.STRING)
                .contains(
                        "missing enlarge/bias",
                        "unknown 'tail'",
                        "'stem/norm/scale' has the shape (1, 4), not (4)",
                        "'stem/norm/shift' is I16");
    }

    @Test
    void shouldTakeABackboneOverAFreshNetwork() throws IOException {
        byte[] data = new byte[16];
        data[3] = 64; // 2.0 in little-endian
        Path file = RawFile.write(
                folder.resolve("part.safetensors"),
                "{" + RawFile.tensor("deep/norm/scale", "F32", "[4]", 0, 16) + "}",
                data);
        NameMapping onlyThat = new NameMapping() {
            @Override
            public Destination of(String name) {
                return new Destination.To(name);
            }

            @Override
            public boolean covers(String path) {
                return path.equals("deep/norm/scale");
            }
        };

        Map<String, float[]> merged = WeightFiles.load(graph, file, onlyThat).over(weights);

        assertThat(merged).containsOnlyKeys(weights.keySet());
        assertThat(merged.get("deep/norm/scale")).containsExactly(2, 0, 0, 0);
        assertThat(merged.get("stem/conv/weight")).isEqualTo(weights.get("stem/conv/weight"));
    }

    @Test
    void shouldLeaveNothingBehindWhereItCannotWrite() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.createFile(taken.resolve("something"));

        assertThatThrownBy(() -> WeightFiles.save(graph, weights, taken, Map.of()))
                .isInstanceOf(WeightsFileException.class)
                .hasMessageContaining("taken: cannot be written");
        assertThatThrownBy(() -> WeightFiles.save(graph, weights, folder.resolve("none/file"), Map.of()))
                .isInstanceOf(WeightsFileException.class);

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(taken);
        }
    }

    @Test
    void shouldKeepTheOldFileWhereTheNewWeightsDoNotFit() throws IOException {
        Path file = folder.resolve("small.safetensors");
        WeightFiles.save(graph, weights, file, Map.of());
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> WeightFiles.save(graph, Map.of(), file, Map.of()))
                .isInstanceOf(WeightsMismatchException.class);

        assertThat(file).hasBinaryContent(before);
    }

    private void assertSame(Map<String, float[]> read) {
        assertThat(read).containsOnlyKeys(weights.keySet());
        weights.forEach((path, values) -> assertThat(read.get(path)).as(path).isEqualTo(values));
    }
}
