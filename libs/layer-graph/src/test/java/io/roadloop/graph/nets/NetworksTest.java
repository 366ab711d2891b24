package io.roadloop.graph.nets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.graph.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworksTest {
    static Iterable<String> names() {
        return Networks.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldBuildEachNetworkUnderItsName(String name) {
        Graph graph = Networks.named(name, 5);

        assertThat(graph.name()).isEqualTo(name);
        assertThat(graph.classes()).isEqualTo(name.startsWith("auxiliary") ? 1 : 5);
    }

    @Test
    void shouldListTheNamesWhenOneIsUnknown() {
        assertThatThrownBy(() -> Networks.named("dense-rode/compact", 11))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no network is called 'dense-rode/compact'; there are auxiliary, auxiliary/small,"
                        + " deeplab-v3-plus/resnet-101-os16, deeplab-v3-plus/resnet-101-os8,"
                        + " deeplab-v3-plus/resnet-50-os16, deeplab-v3-plus/resnet-50-os8,"
                        + " deeplab-v3-plus/resnet-narrow-os16, deeplab-v3-plus/resnet-narrow-os8,"
                        + " dense-road/compact, dense-road/full, dynamic-routing, dynamic-routing/small");
    }
}
