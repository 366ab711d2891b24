package io.roadloop.graph.weights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchvisionResNetTest {
    private final NameMapping names = new TorchvisionResNet("backbone");

    @ParameterizedTest
    @CsvSource({
        "conv1.weight, stem/conv/weight",
        "bn1.weight, stem/norm/scale",
        "bn1.bias, stem/norm/shift",
        "bn1.running_mean, stem/norm/running-mean",
        "bn1.running_var, stem/norm/running-variance",
        "layer1.0.conv1.weight, stage-1/unit-1/reduce/conv/weight",
        "layer3.22.conv2.weight, stage-3/unit-23/spatial/conv/weight",
        "layer4.2.bn3.running_var, stage-4/unit-3/expand/norm/running-variance",
        "layer1.0.downsample.0.weight, stage-1/unit-1/shortcut/conv/weight",
        "layer2.0.downsample.1.bias, stage-2/unit-1/shortcut/norm/shift"
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

    @Test
    void shouldAskForTheWholeBackboneAndNothingElse() {
        assertThat(names.covers("backbone/stage-1/unit-1/reduce/conv/weight")).isTrue();
        assertThat(names.covers("decoder/classify/weight")).isFalse();
        assertThat(names.covers("backbone-2/stem/conv/weight")).isFalse();
    }
}
