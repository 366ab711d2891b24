package io.roadloop.graph.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.graph.Graph;
import io.roadloop.graph.WeightsMismatchException;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.torch.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingWeightsTest {
    private static final long SEED = 5;

    @TempDir
    private Path folder;

    private final Graph graph = Networks.named("deeplab-v3-plus/resnet-narrow-os16", 3);
    private final Map<String, float[]> fresh = Weights.initial(graph, SEED);

    @Test
    void shouldTakeTheEncoderOfTorchvisionsFileAndDrawTheRest() throws IOException {
        Path file = ResNetFile.write(folder.resolve("resnet"), graph);

        StartingWeights start = StartingWeights.from(graph, file, SEED);

        assertThat(start.names()).isEqualTo(StartingWeights.Names.TORCHVISION);
        assertThat(start.tensors()).containsOnlyKeys(fresh.keySet());
        assertThat(start.taken()).contains("backbone/conv1/weight").allMatch(path -> path.startsWith("backbone/"));
        assertThat(start.tensors().get("backbone/bn1/scale")).containsOnly(0);
        assertThat(start.fresh()).contains("classifier/conv/weight").noneMatch(path -> path.startsWith("backbone/"));
        assertThat(start.tensors().get("classifier/conv/weight")).isEqualTo(fresh.get("classifier/conv/weight"));
        assertThat(start.leftOut()).contains("fc.bias (the head for ImageNet)", "bn1.num_batches_tracked (a counter)");
        assertThat(start.inWords())
                .contains(" tensors by torchvision's names; fresh: classifier, decoder, pyramid; left out: ");
    }

    @Test
    void shouldTakeAWholeNetworksFile() {
        Path file = folder.resolve("whole");
        Map<String, float[]> trained = TrialWeights.of(graph, 2);
        WeightFiles.save(graph, trained, file, Map.of());

        StartingWeights start = StartingWeights.from(graph, file, SEED);

        assertThat(start.names()).isEqualTo(StartingWeights.Names.PATHS);
        assertThat(start.fresh()).isEmpty();
        trained.forEach(
                (path, values) -> assertThat(start.tensors().get(path)).as(path).isEqualTo(values));
    }

    @Test
    void shouldTakeTheRoomsThatAFileHolds() {
        Path file = folder.resolve("encoder");
        WeightFiles.savePart(graph, rooms("backbone"), file, Map.of("from", "elsewhere"));

        StartingWeights start = StartingWeights.from(graph, file, SEED);

        assertThat(start.taken())
                .containsExactlyInAnyOrderElementsOf(rooms("backbone").keySet());
        assertThat(start.tensors().get("decoder/edges/conv/weight")).isEqualTo(fresh.get("decoder/edges/conv/weight"));
    }

    @Test
    void shouldRefuseHalfAnEncoder() {
        Path file = folder.resolve("half");
        Map<String, float[]> half = rooms("backbone");
        half.remove("backbone/layer4/0/conv2/weight");
        WeightFiles.savePart(graph, half, file, Map.of());

        assertThatThrownBy(() -> StartingWeights.from(graph, file, SEED))
                .isInstanceOfSatisfying(WeightsMismatchException.class, e -> assertThat(e.faults())
                        .containsExactly("missing backbone/layer4/0/conv2/weight"));
    }

    /** As other makers name the layers of a ResNet. */
    @Test
    void shouldListTheNamesThatNobodyKnows() throws IOException {
        Path file = ResNetFile.write(folder.resolve("transformers"), graph, name -> "resnet.encoder." + name);

        assertThatThrownBy(() -> StartingWeights.from(graph, file, SEED))
                .isInstanceOfSatisfying(WeightsMismatchException.class, e -> assertThat(e.faults())
                        .contains("unknown 'resnet.encoder.conv1.weight'", "unknown 'resnet.encoder.fc.bias'"));
    }

    @Test
    void shouldRefuseTheClassifierOfOtherClasses() {
        Graph others = Networks.named("deeplab-v3-plus/resnet-narrow-os16", 4);
        Path file = folder.resolve("four-classes");
        WeightFiles.save(others, Weights.initial(others, 1), file, Map.of());

        assertThatThrownBy(() -> StartingWeights.from(graph, file, SEED))
                .hasMessageContaining("'classifier/conv/weight' has the shape (4, 32, 1, 1), not (3, 32, 1, 1)");
    }

    @Test
    void shouldRefuseAResNetWhereTheNetworkHasNone() throws IOException {
        Path file = ResNetFile.write(folder.resolve("resnet"), graph);
        Graph dense = Networks.named("dense-road/compact", 3);

        assertThatThrownBy(() -> StartingWeights.from(dense, file, SEED))
                .hasMessageContaining("dense-road/compact")
                .hasMessageContaining("unknown 'bn1.bias'");
    }

    @Test
    void shouldWriteNoPartThatIsNotTheGraphs() {
        Path file = folder.resolve("wrong");

        assertThatThrownBy(() -> WeightFiles.savePart(
                        graph, Map.of("backbone/conv1/weight", new float[1], "tail", new float[1]), file, Map.of()))
                .hasMessageContainingAll("backbone/conv1/weight has not the numbers of", "unknown tail");

        assertThat(file).doesNotExist();
    }

    private Map<String, float[]> rooms(String room) {
        Map<String, float[]> part = new HashMap<>(TrialWeights.of(graph, 2));
        part.keySet().removeIf(path -> !path.startsWith(room + "/"));
        return part;
    }
}
