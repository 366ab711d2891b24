package io.roadloop.graph.nets;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.layer.LeakyRelu;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.layer.Relu;
import io.roadloop.graph.support.Golden;
import io.roadloop.graph.support.Vector;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Reading;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VectorHeadsTest {
    private static final Map<String, String> NAMES = Map.of(
            "vectors", "x",
            "first/weight", "W1",
            "first/bias", "b1",
            "norm/scale", "bn_gamma",
            "norm/shift", "bn_beta",
            "norm/running-mean", "zeros4",
            "norm/running-variance", "zeros4",
            "second/weight", "W2",
            "second/bias", "b2");

    private final Vector vector = Vector.read("12b_mlp_head_forward");

    @Test
    void shouldBeThePerceptronOfVector12b() {
        GraphBuilder builder = GraphBuilder.named("relu");
        Graph head = builder.buildHead(VectorHeads.perceptron(builder, 5, 4, new Relu(), 3));
        try (Golden golden = new Golden(head, vector, NAMES::get)) {
            Reading reading = golden.readInTraining();
            Gradients.backward(reading.output()
                    .mul(golden.input("upstream").reshape(6, 3, 1, 1))
                    .sum());

            golden.assertValue(reading.output(), "out_relu");
            golden.assertGradient("x");
            golden.assertGradient("W1");
            golden.assertGradient("W2");
        }
    }

    @Test
    void shouldLeakLikeVector12b() {
        GraphBuilder builder = GraphBuilder.named("leaky");
        Graph head = builder.buildHead(VectorHeads.perceptron(builder, 5, 4, new LeakyRelu(0.2), 3));
        try (Golden golden = new Golden(head, vector, NAMES::get)) {
            golden.assertValue(golden.readInTraining().output(), "out_leaky");
        }
    }

    @Test
    void shouldHaveTheSizesOfThePaper() {
        assertThat(VectorHeads.embedding(256, 256).output().shape()).isEqualTo(MapShape.vector(256));
        assertThat(VectorHeads.embedding(256, 256).parameterCount()).isEqualTo(2 * (256 * 256 + 256) + 512);
        assertThat(VectorHeads.attention(256).output().shape()).isEqualTo(MapShape.vector(1));
        assertThat(VectorHeads.attention(256).parameterCount()).isEqualTo(256 * 256 + 256 + 512 + 257);
        assertThat(PixelProjector.of(256).output().shape()).isEqualTo(new MapShape(128, 8));
    }
}
