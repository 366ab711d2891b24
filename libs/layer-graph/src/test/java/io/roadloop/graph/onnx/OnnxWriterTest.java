package io.roadloop.graph.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.Pruning;
import io.roadloop.graph.Pruning.Known;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.layer.ResizeLike;
import io.roadloop.graph.nets.DenseRoadNet;
import io.roadloop.graph.nets.JigsawHead;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.nets.PixelProjector;
import io.roadloop.graph.nets.VectorHeads;
import io.roadloop.graph.nets.Width;
import io.roadloop.graph.support.SmallGraphs;
import io.roadloop.graph.weights.TrialWeights;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.onnx.global.onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxWriterTest {
    private final Graph small = SmallGraphs.network();

    static Stream<Graph> graphs() {
        Stream<Graph> networks = Networks.names().stream().map(name -> Networks.named(name, 11));
        Stream<Graph> others = Stream.of(SmallGraphs.network(), pruned());
        return Stream.of(SmallGraphs.layers(), networks, heads(), others).flatMap(all -> all);
    }

    private static Stream<Graph> heads() {
        return Stream.of(
                VectorHeads.embedding(16, 8),
                VectorHeads.attention(16),
                PixelProjector.of(16),
                JigsawHead.of(Networks.named("dynamic-routing/small", 11), 10));
    }

    /** A routing network without one of its cells. */
    private static Graph pruned() {
        Graph network = Networks.named("dynamic-routing/small", 11);
        Map<Node, Known> closed = IntStream.range(0, 3)
                .mapToObj(path -> network.node("layer-3/level-2/gate/of-" + path))
                .collect(Collectors.toMap(gate -> gate, gate -> Known.ZERO));
        return Pruning.prune(network, closed);
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void shouldWriteFilesThatTheCheckerOfOnnxAccepts(Graph graph) {
        byte[] file = OnnxWriter.write(graph, TrialWeights.of(graph, 1), OnnxOptions.everything(graph));

        checkWithOnnx(file);
    }

    private static void checkWithOnnx(byte[] file) {
        try (BytePointer bytes = new BytePointer(file);
                org.bytedeco.onnx.ModelProto model = new org.bytedeco.onnx.ModelProto()) {
            assertThat(onnx.ParseProtoFromBytes(model, bytes, file.length)).isTrue();
            assertThatCode(() -> onnx.check_model(model, true, false, false)).doesNotThrowAnyException();
        }
    }

    @Test
    void shouldWriteTheSameBytesForTheSameWeights() {
        OnnxOptions options = OnnxOptions.serving(Map.of("round", "3", "taxonomy", "camvid-11"));

        assertThat(OnnxWriter.write(small, TrialWeights.of(small, 1), options))
                .isEqualTo(OnnxWriter.write(small, TrialWeights.of(small, 1), options))
                .isNotEqualTo(OnnxWriter.write(small, TrialWeights.of(small, 2), options));
    }

    @Test
    void shouldDeclareWhatAServiceChecks() throws InvalidProtocolBufferException {
        ModelProto model = ModelProto.parseFrom(OnnxWriter.write(
                small, TrialWeights.of(small, 1), OnnxOptions.serving(Map.of("taxonomy", "camvid-11"))));

        assertThat(model.getIrVersion()).isEqualTo(9);
        assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(18);
        assertThat(model.getGraph().getInputList()).extracting("name").containsExactly("frames");
        assertThat(model.getGraph().getOutputList()).extracting("name").containsExactly("classes", "confidence");
        assertThat(model.getMetadataPropsList())
                .extracting(StringStringEntryProto::getKey, StringStringEntryProto::getValue)
                .containsExactly(tuple("taxonomy", "camvid-11"));
    }

    @Test
    void shouldFoldBatchNormAway() throws InvalidProtocolBufferException {
        Graph compact = DenseRoadNet.of(Width.COMPACT, 11);

        ModelProto model = ModelProto.parseFrom(OnnxWriter.write(
                compact, TrialWeights.of(compact, 1), new OnnxOptions(Set.of(OutputKind.LOGITS), Map.of())));

        assertThat(model.getGraph().getNodeList())
                .extracting(NodeProto::getOpType)
                .doesNotContain("BatchNormalization")
                .containsOnlyOnce("Mul");
    }

    @Test
    void shouldNameTheTensorThatIsMissing() {
        Map<String, float[]> weights = TrialWeights.of(small, 1);
        weights.remove("deep/conv/weight");

        assertThatThrownBy(() -> OnnxWriter.write(small, weights, OnnxOptions.everything()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("small", "deep/conv/weight");
    }

    /** The file's own names: outputs, input, constants, and what a layer needs beside its value. */
    @Test
    void shouldTakeLayersOfAnyName() {
        GraphBuilder builder = GraphBuilder.named("namesakes");
        Node pixels = builder.input(3);
        Node last = pixels;
        for (String name : List.of("frames", "classes", "confidence", "byte", "sides", "a", "a/sides", "a/weight")) {
            last = builder.add(name, Convolution.of(3, 1), last);
        }
        Node half = builder.add("half", Convolution.of(3, 1).strided(2), last);
        Graph graph = builder.build(builder.add("logits", new ResizeLike(), half, pixels));

        byte[] file = OnnxWriter.write(graph, TrialWeights.of(graph, 1), OnnxOptions.everything());

        checkWithOnnx(file);
    }

    @Test
    void shouldNameBothWhereAnInputIsCalledLikeAnOutput() {
        GraphBuilder builder = GraphBuilder.named("head");
        Graph head = builder.buildHead(
                builder.add("conv", Convolution.of(2, 1), builder.features("logits", new MapShape(3, 4))));

        assertThatThrownBy(() -> OnnxWriter.write(head, TrialWeights.of(head, 1), OnnxOptions.everything(head)))
                .hasMessageContainingAll("'logits' would stand twice", "an input", "Identity[/conv]");
    }

    @Test
    void shouldRefuseMoreClassesThanAByteHas() {
        GraphBuilder builder = GraphBuilder.named("many");
        Graph many = builder.build(builder.add("conv", Convolution.of(257, 1), builder.input(3)));

        assertThatThrownBy(() -> OnnxWriter.write(many, TrialWeights.of(many, 1), OnnxOptions.serving(Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("257 classes", "at most 256");
    }

    @Test
    void shouldKeepOptionsAsTheyWereGiven() {
        OnnxOptions options = OnnxOptions.serving(Map.of("round", "3"));

        assertThat(options.outputs()).isUnmodifiable();
        assertThat(options.metadata()).isUnmodifiable();
    }

    @Test
    void shouldRefuseAFileWithoutOutputs() {
        assertThatThrownBy(() -> new OnnxOptions(Set.of(), Map.of())).hasMessageContaining("at least one output");
    }
}
