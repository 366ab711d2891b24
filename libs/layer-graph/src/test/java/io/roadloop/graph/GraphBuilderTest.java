package io.roadloop.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.layer.Add;
import io.roadloop.graph.layer.AveragePool;
import io.roadloop.graph.layer.Channels;
import io.roadloop.graph.layer.Concat;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.Enlarge;
import io.roadloop.graph.layer.Features;
import io.roadloop.graph.layer.GlobalAveragePool;
import io.roadloop.graph.layer.Input;
import io.roadloop.graph.layer.Layer;
import io.roadloop.graph.layer.Linear;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.layer.MaxPool;
import io.roadloop.graph.layer.Multiply;
import io.roadloop.graph.layer.Normalise;
import io.roadloop.graph.layer.Relu;
import io.roadloop.graph.layer.ResizeLike;
import io.roadloop.graph.layer.Shrink;
import io.roadloop.graph.layer.TransposedConvolution;
import io.roadloop.graph.support.SmallGraphs;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "/a", "a/"})
    void shouldRefuseNamesThatAFileKeepsForItself(String name) {
        assertThatThrownBy(() -> graph.add(name, new Relu(), input)).hasMessageContaining("'" + name + "' cannot be");
        assertThatThrownBy(() -> graph.at(name)).hasMessageContaining("'" + name + "' cannot be a name in net");
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

    /** Each output pixel meets 25/9 of the kernel's 25 weights on average: neither 2 nor 3. */
    @Test
    void shouldCountATransposedConvolutionToTheEndBeforeDividing() {
        Node third = graph.add("third", Convolution.of(2, 3).strided(3), input);
        Graph whole = graph.build(graph.add("up", new TransposedConvolution(4, 5, 3, false), third, input));

        long spent = CostReport.of(whole, 9, 9).layers().get(2).multiplyAdds();

        assertThat(spent).isEqualTo(9 * 9 * 4 * 2 * 25 / 9);
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

    static Stream<Arguments> misfits() {
        return Stream.of(
                misfit(Convolution.of(8, 3).grouped(2), "(3 channels at 1/1): the channels must divide into 2 groups"),
                misfit(new Linear(4), "(3 channels at 1/1): its input must have one size for every frame: pool it"),
                misfit(new Channels(2, 2), "(3 channels at 1/1): it reads channels 2 to 3, counted from 0"),
                misfit(new Multiply(), "two inputs: the map and its factors"));
    }

    private static Arguments misfit(Layer layer, String rule) {
        return Arguments.of(layer, rule);
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void shouldNameTheLayersTheShapeAndTheRule(Layer layer, String rule) {
        assertThatThrownBy(() -> graph.add("layer", layer, input))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageStartingWith(layer.kind() + " 'layer' does not fit input 'input'")
                .hasMessageEndingWith(rule);
    }

    static Stream<Layer> kinds() {
        return SmallGraphs.layers()
                .flatMap(small -> small.nodes().stream())
                .map(Node::layer)
                .filter(layer -> !(layer instanceof Input || layer instanceof Features || layer instanceof Concat))
                .collect(Collectors.toMap(Layer::getClass, layer -> layer, (one, other) -> one))
                .values()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldRefuseMoreInputsThanALayerReads(Layer layer) {
        assertThatThrownBy(() -> graph.add("layer", layer, input, input, input))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageStartingWith(layer.kind() + " 'layer' does not fit input 'input' (3 channels at 1/1)");
    }

    @Test
    void shouldRefuseFactorsOfAnotherSizeOrNumber() {
        Node half = graph.add("half", Convolution.of(1, 3).strided(2), input);
        Node wide = graph.add("wide", Convolution.of(2, 1), input);

        assertThatThrownBy(() -> graph.add("gate", new Multiply(), input, half))
                .hasMessage("multiply 'gate' does not fit input 'input' (3 channels at 1/1) and convolution 'half'"
                        + " (1 channels at 1/2): the factors must have the map's size, or 1 x 1");
        assertThatThrownBy(() -> graph.add("gate", new Multiply(), input, wide))
                .hasMessageContaining("(2 channels at 1/1): the factors must have as many channels as the map, or one");
    }

    @Test
    void shouldKnowSizesThatWereEnlarged() {
        Node sixth = graph.add("sixth", new AveragePool(6), input);
        Node third = graph.add("third", new Enlarge(2), sixth);

        assertThat(third.shape().side(61)).isEqualTo(22);
        assertThat(graph.add("shrink", new Shrink(4), third).shape()).isEqualTo(new MapShape(3, 12));
        assertThatThrownBy(() -> graph.add("pool", MaxPool.of(3), third))
                .hasMessage("max-pool 'pool' does not fit enlarge 'third' (3 channels at 2 x 1/6): a size of 2 x 1/6"
                        + " cannot be divided by 3");
    }

    @Test
    void shouldPoolToVectors() {
        Node vector = graph.add("pool", new GlobalAveragePool(), input);

        assertThat(vector.shape()).isEqualTo(MapShape.vector(3)).hasToString("3 channels of 1 x 1");
        assertThat(graph.add("linear", new Linear(5), vector).shape()).isEqualTo(MapShape.vector(5));
    }

    @Test
    void shouldReadTheMapsOfAnotherNetworkInAHead() {
        GraphBuilder builder = GraphBuilder.named("head");
        Node deep = builder.features("deep", new MapShape(8, 16));
        Node shallow = builder.features("shallow", new MapShape(4, 4));
        Node score = builder.add("score", Convolution.of(1, 1), deep);

        Graph head = builder.buildHead(score);

        assertThat(head.inputs()).containsExactly(deep, shallow);
        assertThatThrownBy(() -> builder.features("late", new MapShape(1, 1))).hasMessageContaining("first nodes");
        assertThatThrownBy(() -> builder.build(score)).hasMessageContaining("must have the input's size");
    }

    @Test
    void shouldGroupParametersByDecayAndRate() {
        GraphBuilder fast = graph.at("gate").learningAt(2.5);
        Node gated = fast.add("conv", Convolution.of(8, 3).biased(), input);

        Graph built = graph.build(graph.add("conv", Convolution.of(8, 3), gated));

        assertThat(built.groups())
                .containsExactly(
                        new ParameterGroup(true, 2.5, List.of(0)),
                        new ParameterGroup(true, 1, List.of(2)),
                        new ParameterGroup(false, 2.5, List.of(1)));
    }

    @Test
    void shouldNameItsTapsWhenOneIsMissing() {
        Graph built = graph.build(graph.tap("features", graph.add("conv", Convolution.of(8, 3), input)));

        assertThat(built.tap("features")).isEqualTo(built.output());
        assertThatThrownBy(() -> built.tap("gates")).hasMessage("net has no tap 'gates'; it has [features]");
        assertThatThrownBy(() -> graph.tap("features", input)).hasMessageContaining("is a tap of net already");
    }
}
