package io.roadloop.graph.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.torch.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchvisionResNetTest {
    private final NameMapping names = new TorchvisionResNet("backbone");

    @ParameterizedTest
    @CsvSource({
        "conv1.weight, conv1/weight",
        "bn1.weight, bn1/scale",
        "bn1.bias, bn1/shift",
        "bn1.running_mean, bn1/running-mean",
        "bn1.running_var, bn1/running-variance",
        "layer1.0.conv1.weight, layer1/0/conv1/weight",
        "layer3.22.conv2.weight, layer3/22/conv2/weight",
        "layer4.2.bn3.running_var, layer4/2/bn3/running-variance",
        "layer1.0.downsample.0.weight, layer1/0/downsample/0/weight",
        "layer2.0.downsample.1.bias, layer2/0/downsample/1/shift"
    })
    void shouldFindThePathOfATensor(String name, String path) {
        assertThat(names.of(name)).isEqualTo(new Destination.To("backbone/" + path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fc.weight",
                "fc.bias",
                "bn1.num_batches_tracked",
                "layer1.0.bn2.num_batches_tracked",
                "layer1.0.downsample.1.num_batches_tracked"
            })
    void shouldLeaveOutCountersAndTheHeadForImageNet(String name) {
        assertThat(names.of(name)).isInstanceOf(Destination.LeftOut.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conv1.bias",
                "conv2.weight",
                "layer5.0.conv1.weight",
                "layer1.0.conv4.weight",
                "layer1.conv1.weight",
                "layer1.0.downsample.2.weight",
                "elsewhere.num_batches_tracked",
                "fc.scale",
                "features.0.weight",
                "module.conv1.weight"
            })
    void shouldNotKnowTheNamesOfOtherNetworks(String name) {
        assertThat(names.of(name)).isEqualTo(new Destination.Unknown());
    }

    /** Every tensor of the backbone comes from one of torchvision's names, and the decoder keeps its own numbers. */
    @ParameterizedTest
    @ValueSource(strings = {"deeplab-v3-plus/resnet-narrow-os16", "deeplab-v3-plus/resnet-narrow-os8"})
    void shouldFillTheBackboneOfANetwork(String network, @TempDir Path folder) throws IOException {
        Graph graph = Networks.named(network, 3);
        Map<String, float[]> fresh = Weights.initial(graph, 1);
        Path file = ResNetFile.write(folder.resolve("resnet"), graph);

        LoadedWeights loaded = WeightFiles.load(graph, file, names);

        assertThat(loaded.leftOut()).contains("bn1.num_batches_tracked (a counter)", "fc.bias (the head for ImageNet)");
        assertThat(loaded.tensors()).hasSizeGreaterThan(50);
        assertThat(loaded.over(fresh).get("backbone/conv1/weight")).containsOnly(0);
        assertThat(loaded.over(fresh)).containsOnlyKeys(fresh.keySet());
    }

    @Test
    void shouldAskForTheWholeBackboneAndNothingElse() {
        assertThat(names.covers("backbone/layer1/0/conv1/weight")).isTrue();
        assertThat(names.covers("decoder/classify/weight")).isFalse();
        assertThat(names.covers("backbone-2/conv1/weight")).isFalse();
    }
}
