package io.roadloop.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.layer.Add;
import io.roadloop.graph.layer.AveragePool;
import io.roadloop.graph.layer.Concat;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.layer.Normalise;
import io.roadloop.graph.layer.ResizeLike;
import io.roadloop.graph.layer.TransposedConvolution;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
    private final GraphBuilder graph = GraphBuilder.named("net");
    private final Node input = graph.input(3);

    @Test
    void shouldInferShapesThatRoundUp() {
        Node half = graph.add("half", Convolution.of(8, 3).strided(2), input);
        Node sixth = graph.add("sixth", new AveragePool(3), half);

        assertThat(sixth.shape()).isEqualTo(new MapShape(8, 6));
        assertThat(sixth.shape().side(61)).isEqualTo(11);
    }

    @Test
    void shouldNameBothLayersAndTheirShapesWhenAnAdditionDoesNotFit() {
        Node wide = graph.at("block").add("wide", Convolution.of(8, 3), input);
        Node narrow = graph.at("block").add("narrow", Convolution.of(4, 3), input);

        assertThatThrownBy(() -> graph.add("sum", new Add(), wide, narrow))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("add 'sum' does not fit convolution 'block/wide' (8 channels at 1/1) and"
                        + " convolution 'block/narrow' (4 channels at 1/1): both must have one shape");
    }

    @Test
    void shouldRefuseToConcatenateMapsOfDifferentSize() {
        Node half = graph.add("half", Convolution.of(8, 3).strided(2), input);

        assertThatThrownBy(() -> graph.add("all", new Concat(), input, half))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContainingAll("input 'input' (3 channels at 1/1)", "'half' (8 channels at 1/2)", "one size");
    }

    @Test
    void shouldRefuseToEnlargeToASizeThatTheStrideDoesNotReach() {
        Node half = graph.add("half", Convolution.of(8, 3).strided(2), input);

        assertThatThrownBy(() -> graph.add("up", new TransposedConvolution(2, 8, 4, true), half, input))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("a stride of 4 must lead");
    }

    @Test
    void shouldRefuseConstantsForAnotherNumberOfChannels() {
        Node wide = graph.add("wide", Convolution.of(8, 3), input);

        assertThatThrownBy(() -> graph.add("normalise", Normalise.imageNet(), wide))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("it has constants for 3 channels");
    }

    @Test
    void shouldRefuseLogitsThatAreSmallerThanTheInput() {
        Node half = graph.add("half", Convolution.of(8, 3).strided(2), input);

        assertThatThrownBy(() -> graph.build(half)).hasMessageContaining("must have the input's size");
        assertThat(graph.build(graph.add("up", new ResizeLike(), half, input)).classes())
                .isEqualTo(8);
    }

    @Test
    void shouldRefuseASecondNodeOfTheSameName() {
        graph.add("conv", Convolution.of(8, 3), input);

        assertThatThrownBy(() -> graph.add("conv", Convolution.of(8, 3), input))
                .hasMessage("'conv' stands in net already");
    }

    @Test
    void shouldRefuseANodeOfAnotherGraph() {
        Node foreign = GraphBuilder.named("other").input(3);

        assertThatThrownBy(() -> graph.add("conv", Convolution.of(8, 3), foreign))
                .hasMessageContaining("is not a node of net");
    }

    @Test
    void shouldListParametersByPathAndLetOnlyWeightsDecay() {
        Node convolved = graph.at("a").convolve("b", Convolution.of(8, 3).biased(), input);

        Graph built = graph.build(convolved);

        assertThat(built.parameters())
                .extracting(NamedTensor::path)
                .containsExactly("a/b/conv/weight", "a/b/conv/bias", "a/b/norm/scale", "a/b/norm/shift");
        assertThat(built.parameters().get(0).shape()).isEqualTo(new Shape(8, 3, 3, 3));
        assertThat(built.buffers())
                .extracting(NamedTensor::path)
                .containsExactly("a/b/norm/running-mean", "a/b/norm/running-variance");
        assertThat(built.groups())
                .containsExactly(new ParameterGroup(true, List.of(0)), new ParameterGroup(false, List.of(1, 2, 3)));
    }
}
