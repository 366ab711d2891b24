package io.roadloop.graph.nets;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.layer.MapShape;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DeepLabV3PlusTest {
    private static final String BACKBONE = "backbone/";

    /** torchvision's counts, 25 557 032 and 44 549 160, less the classifier of 1000 classes. */
    @Test
    void shouldHaveTheEncodersOfTorchvision() {
        assertThat(backboneParameters(Networks.named("deeplab-v3-plus/resnet-50-os16", 19)))
                .isEqualTo(23_508_032);
        assertThat(backboneParameters(Networks.named("deeplab-v3-plus/resnet-101-os8", 19)))
                .isEqualTo(42_500_160);
    }

    private static long backboneParameters(Graph graph) {
        return graph.parameters().stream()
                .filter(tensor -> tensor.path().startsWith(BACKBONE))
                .mapToLong(tensor -> tensor.shape().size())
                .sum();
    }

    @Test
    void shouldNameTheEncodersTensorsLikeTorchvision() {
        Map<String, Shape> backbone = Networks.named("deeplab-v3-plus/resnet-50-os16", 19).tensors().stream()
                .filter(tensor -> tensor.path().startsWith(BACKBONE))
                .collect(Collectors.toMap(tensor -> tensor.path().substring(BACKBONE.length()), NamedTensor::shape));

        assertThat(backbone)
                .hasSize(53 * 5)
                .containsEntry("conv1/weight", new Shape(64, 3, 7, 7))
                .containsEntry("bn1/running-variance", new Shape(64))
                .containsEntry("layer1/0/downsample/0/weight", new Shape(256, 64, 1, 1))
                .containsEntry("layer1/0/downsample/1/scale", new Shape(256))
                .containsEntry("layer3/5/conv2/weight", new Shape(256, 256, 3, 3))
                .containsEntry("layer4/2/bn3/shift", new Shape(2048));
    }

    @Test
    void shouldReduceAsFarAsItsStride() {
        Function<String, List<MapShape>> shapes = name -> {
            Graph graph = Networks.named(name, 19);
            return List.of(
                    graph.tap("encoded").shape(),
                    graph.tap("features").shape(),
                    graph.output().shape());
        };

        assertThat(shapes.apply("deeplab-v3-plus/resnet-50-os16"))
                .containsExactly(new MapShape(2048, 16), new MapShape(256, 4), new MapShape(19, 1));
        assertThat(shapes.apply("deeplab-v3-plus/resnet-50-os8"))
                .containsExactly(new MapShape(2048, 8), new MapShape(256, 4), new MapShape(19, 1));
    }
}
