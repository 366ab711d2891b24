package io.roadloop.store.onnx;

import static io.roadloop.store.onnx.InspectionRule.EXTERNAL_DATA;
import static io.roadloop.store.onnx.InspectionRule.GRAPH;
import static io.roadloop.store.onnx.InspectionRule.INPUT;
import static io.roadloop.store.onnx.InspectionRule.METADATA;
import static io.roadloop.store.onnx.InspectionRule.OPERATOR;
import static io.roadloop.store.onnx.InspectionRule.OUTPUT;
import static io.roadloop.store.onnx.InspectionRule.SUBGRAPH;
import static io.roadloop.store.onnx.InspectionRule.TENSOR;
import static io.roadloop.store.onnx.InspectionRule.VERSION;
import static io.roadloop.store.onnx.TinyModel.floats;
import static io.roadloop.store.onnx.TinyModel.longs;
import static io.roadloop.store.onnx.TinyModel.node;
import static io.roadloop.store.onnx.TinyModel.numbers;
import static io.roadloop.store.onnx.TinyModel.tensor;
import static io.roadloop.store.onnx.TinyModel.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TrainingInfoProto;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxInspectionTest {

    private static final TensorProto.DataType UINT8 = TensorProto.DataType.UINT8;

    @Test
    void shouldAcceptANetworkThatKeepsEveryRule() {
        Inspected inspected = inspect(TinyModel.whole());

        OptionalLong free = OptionalLong.empty();
        assertThat(inspected)
                .isEqualTo(new Inspected.Accepted(
                        List.of(new TensorInfo(
                                "frames", ElementType.UINT8, List.of(free, free, free, OptionalLong.of(3)))),
                        List.of(
                                new TensorInfo("classes", ElementType.UINT8, List.of(free, free, free)),
                                new TensorInfo("confidence", ElementType.UINT8, List.of(free, free, free))),
                        9,
                        18,
                        Map.of("taxonomy", "camvid-11")));
    }

    @Test
    void shouldHoldAHeadToAllRulesButTheAgreedInputAndOutputs() {
        ModelProto.Builder head = TinyModel.whole();
        head.getGraphBuilder().clearOutput().addOutput(value("logits", TensorProto.DataType.FLOAT, "N", "2", "H", "W"));
        ModelProto.Builder broken = head.clone();
        broken.getGraphBuilder().addNode(node("Relu", List.of("nowhere"), "somewhere"));

        assertThat(inspect(head)).isInstanceOf(Inspected.Refused.class);
        assertThat(OnnxInspection.faultOf(head.build().toByteArray(), InspectionLimits.DEFAULTS))
                .isEmpty();
        assertThat(OnnxInspection.faultOf(broken.build().toByteArray(), InspectionLimits.DEFAULTS))
                .get()
                .extracting(Inspected.Refused::rule)
                .isEqualTo(GRAPH);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acceptable")
    void shouldAcceptWhatNetworksAlsoDo(String what, Consumer<ModelProto.Builder> change) {
        assertThat(changed(change)).isInstanceOf(Inspected.Accepted.class);
    }

    static Stream<Arguments> acceptable() {
        return Stream.of(
                accepted("the standard domain by its name", m -> m.getOpsetImportBuilder(0)
                        .setDomain("ai.onnx")),
                accepted("no confidence", m -> m.getGraphBuilder().removeOutput(1)),
                accepted("logits", m -> m.getGraphBuilder()
                        .addOutput(value("logits", TensorProto.DataType.FLOAT, "N", "2", "H", "W"))),
                accepted("values in their typed field", m -> init(m, longs("sizes", 1, 2, 3))),
                accepted("a scalar", m -> init(m, floats("scalar", 1))),
                accepted("an empty tensor", m -> init(m, floats("roi", 0, 0))),
                accepted(
                        "a constant inside a node",
                        m -> add(
                                m,
                                NodeProto.newBuilder()
                                        .setOpType("Constant")
                                        .addOutput("c")
                                        .addAttribute(AttributeProto.newBuilder()
                                                .setName("value")
                                                .setT(floats("", 2, 2))))),
                accepted("a resize to twice the size", m -> {
                    init(m, scales(1, 1, 2, 2));
                    add(m, node("Resize", List.of("logits", "", "scales"), "large"));
                }));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    void shouldRefuse(InspectionRule rule, String what, Consumer<ModelProto.Builder> change) {
        assertThat(changed(change)).isInstanceOfSatisfying(Inspected.Refused.class, refused -> {
            assertThat(refused.rule()).isEqualTo(rule);
            assertThat(refused.reason()).startsWith(rule.code() + ": ").doesNotContain("\n");
        });
    }

    static Stream<Arguments> refusals() {
        return Stream.of(versions(), nested(), operators(), outside(), tensors(), sizes(), wiring(), agreed())
                .flatMap(group -> group);
    }

    private static Stream<Arguments> versions() {
        return Stream.of(
                refused(VERSION, "an old file format", m -> m.setIrVersion(3)),
                refused(VERSION, "a file format of the future", m -> m.setIrVersion(11)),
                refused(VERSION, "no file format", ModelProto.Builder::clearIrVersion),
                refused(VERSION, "an old operator set", m -> m.getOpsetImportBuilder(0)
                        .setVersion(9)),
                refused(VERSION, "a negative operator set", m -> m.getOpsetImportBuilder(0)
                        .setVersion(-18)),
                refused(VERSION, "no operator set", ModelProto.Builder::clearOpsetImport),
                refused(VERSION, "the operator set twice", m -> m.addOpsetImport(m.getOpsetImport(0))),
                refused(
                        OPERATOR,
                        "operators of a vendor",
                        m -> m.addOpsetImport(OperatorSetIdProto.newBuilder()
                                .setDomain("com.microsoft")
                                .setVersion(1))));
    }

    private static Stream<Arguments> nested() {
        AttributeProto.Builder body =
                AttributeProto.newBuilder().setName("body").setG(GraphProto.newBuilder());
        AttributeProto.Builder bodies = AttributeProto.newBuilder().setName("x").addGraphs(GraphProto.newBuilder());
        return Stream.of(
                refused(
                        SUBGRAPH,
                        "a function",
                        m -> m.addFunctions(FunctionProto.newBuilder().setName("f"))),
                refused(SUBGRAPH, "a training graph", m -> m.addTrainingInfo(TrainingInfoProto.newBuilder())),
                refused(SUBGRAPH, "a graph in an attribute", m -> m.getGraphBuilder()
                        .getNodeBuilder(0)
                        .addAttribute(body)),
                refused(SUBGRAPH, "graphs in an attribute", m -> m.getGraphBuilder()
                        .getNodeBuilder(0)
                        .addAttribute(bodies)),
                refused(SUBGRAPH, "a reference to a function's attribute", m -> m.getGraphBuilder()
                        .getNodeBuilder(0)
                        .addAttribute(AttributeProto.newBuilder().setName("x").setRefAttrName("y"))));
    }

    private static Stream<Arguments> operators() {
        return Stream.of("If", "Loop", "Scan", "Optional", "RandomNormal", "Tile", "Expand", "Range", "conv", "", "\n")
                .map(name -> refused(OPERATOR, "the operator '" + name.strip() + "'", m -> m.getGraphBuilder()
                        .getNodeBuilder(2)
                        .setOpType(name)));
    }

    private static Stream<Arguments> outside() {
        StringStringEntryProto.Builder place =
                StringStringEntryProto.newBuilder().setKey("location").setValue("../../../etc/passwd");
        return Stream.of(
                refused(EXTERNAL_DATA, "a tensor in another file", m -> m.getGraphBuilder()
                        .getInitializerBuilder(0)
                        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                        .addExternalData(place)),
                refused(EXTERNAL_DATA, "a tensor that names another file", m -> m.getGraphBuilder()
                        .getInitializerBuilder(0)
                        .addExternalData(place)),
                refused(
                        EXTERNAL_DATA,
                        "a constant in another file",
                        m -> add(
                                m,
                                NodeProto.newBuilder()
                                        .setOpType("Constant")
                                        .addOutput("c")
                                        .addAttribute(AttributeProto.newBuilder()
                                                .setName("value")
                                                .setT(floats("", 1)
                                                        .setDataLocation(TensorProto.DataLocation.EXTERNAL))))),
                refused(OPERATOR, "a node of another domain", m -> m.getGraphBuilder()
                        .getNodeBuilder(0)
                        .setDomain("evil")),
                refused(OPERATOR, "a node with an overload", m -> m.getGraphBuilder()
                        .getNodeBuilder(0)
                        .setOverload("evil")));
    }

    private static Stream<Arguments> tensors() {
        return Stream.of(
                refused(TENSOR, "fewer values than the shape says", m -> init(m, floats("t", 3, 2, 2))),
                refused(TENSOR, "more values than the shape says", m -> init(m, floats("t", 5, 2, 2))),
                refused(TENSOR, "no values", m -> init(m, tensor("t", TensorProto.DataType.FLOAT, 4))),
                refused(
                        TENSOR,
                        "values of another type",
                        m -> init(m, longs("t", 1, 2).setDataType(TensorProto.DataType.FLOAT_VALUE))),
                refused(
                        TENSOR,
                        "raw and typed values",
                        m -> init(m, floats("t", 2, 2).addFloatData(1))),
                refused(
                        TENSOR,
                        "text",
                        m -> init(
                                m,
                                tensor("t", TensorProto.DataType.STRING, 1)
                                        .addStringData(ByteString.copyFromUtf8("x")))),
                refused(TENSOR, "no type", m -> init(m, TensorProto.newBuilder().setName("t"))),
                refused(TENSOR, "a negative side", m -> init(m, floats("t", 4, -2, -2))),
                refused(TENSOR, "sides whose product overflows", m -> init(m, floats("t", 0, 1L << 32, 1L << 32))),
                refused(TENSOR, "more elements than allowed", m -> init(m, floats("t", 0, 1L << 20, 1L << 10))),
                refused(TENSOR, "a sparse tensor", m -> m.getGraphBuilder()
                        .addSparseInitializer(SparseTensorProto.newBuilder())),
                refused(
                        TENSOR,
                        "a segment",
                        m -> init(
                                m,
                                floats("t", 2, 2)
                                        .setSegment(TensorProto.Segment.newBuilder()
                                                .setBegin(0)
                                                .setEnd(1)))));
    }

    private static Stream<Arguments> sizes() {
        return Stream.of(
                refused(TENSOR, "40 GB out of a shape", m -> {
                    init(m, longs("huge", 100_000, 100_000));
                    add(m, node("ConstantOfShape", List.of("huge"), "t"));
                }),
                refused(TENSOR, "a pad of a million", m -> {
                    init(m, longs("pads", 0, 0, 1_000_000, 0, 0, 0, 0, 0));
                    add(m, node("Pad", List.of("logits", "pads"), "t"));
                }),
                refused(TENSOR, "a resize by a thousand", m -> {
                    init(m, scales(1, 1, 1000, 1000));
                    add(m, node("Resize", List.of("logits", "", "scales"), "t"));
                }),
                refused(TENSOR, "a resize to a million", m -> {
                    init(m, longs("sizes", 1, 1, 1_000_000, 1));
                    add(m, node("Resize", List.of("logits", "", "", "sizes"), "t"));
                }),
                refused(TENSOR, "a convolution padded by a million", m -> m.getGraphBuilder()
                        .getNodeBuilder(2)
                        .setAttribute(1, numbers("pads", 1_000_000, 1, 1, 1))));
    }

    private static Stream<Arguments> wiring() {
        return Stream.of(
                refused(GRAPH, "no nodes", m -> m.getGraphBuilder().clearNode()),
                refused(GRAPH, "a value that nothing makes", m -> m.getGraphBuilder()
                        .getNodeBuilder(0)
                        .setInput(0, "ghost")),
                refused(GRAPH, "a cycle", m -> m.getGraphBuilder()
                        .getNodeBuilder(0)
                        .setInput(0, "classes")),
                refused(GRAPH, "a value made twice", m -> add(m, node("Relu", List.of("logits"), "best"))),
                refused(GRAPH, "an input made again", m -> add(m, node("Relu", List.of("logits"), "frames"))),
                refused(GRAPH, "a tensor without a name", m -> init(m, floats("", 1))),
                refused(GRAPH, "an output that nothing makes", m -> m.getGraphBuilder()
                        .addOutput(value("ghost", UINT8, "N"))));
    }

    private static Stream<Arguments> agreed() {
        return Stream.of(
                refused(INPUT, "another name for the frames", m -> {
                    m.getGraphBuilder().setInput(0, value("pictures", UINT8, "N", "H", "W", "3"));
                    m.getGraphBuilder().getNodeBuilder(0).setInput(0, "pictures");
                }),
                refused(INPUT, "a second input", m -> m.getGraphBuilder().addInput(value("more", UINT8, "N"))),
                refused(INPUT, "frames as floats", frames(TensorProto.DataType.FLOAT, "N", "H", "W", "3")),
                refused(INPUT, "frames as planes", frames(UINT8, "N", "3", "H", "W")),
                refused(INPUT, "frames of rank 3", frames(UINT8, "H", "W", "3")),
                refused(INPUT, "frames with alpha", frames(UINT8, "N", "H", "W", "4")),
                refused(INPUT, "frames of no size", frames(UINT8, "N", "0", "W", "3")),
                refused(INPUT, "frames of a million rows", frames(UINT8, "N", "1000000", "W", "3")),
                refused(OUTPUT, "no classes", m -> m.getGraphBuilder().removeOutput(0)),
                refused(OUTPUT, "classes as longs", m -> m.getGraphBuilder()
                        .setOutput(0, value("classes", TensorProto.DataType.INT64, "N", "H", "W"))),
                refused(OUTPUT, "classes of rank 4", m -> m.getGraphBuilder()
                        .setOutput(0, value("classes", UINT8, "N", "1", "H", "W"))),
                refused(OUTPUT, "an output that is not agreed", m -> m.getGraphBuilder()
                        .addOutput(value("pixels", TensorProto.DataType.FLOAT, "N", "H", "W", "3"))),
                refused(METADATA, "a property twice", m -> m.addMetadataProps(m.getMetadataProps(0))),
                refused(METADATA, "a property without end", m -> m.getMetadataPropsBuilder(0)
                        .setValue("x".repeat(100_000))));
    }

    private static Consumer<ModelProto.Builder> frames(TensorProto.DataType type, String... dims) {
        return m -> m.getGraphBuilder().setInput(0, value("frames", type, dims));
    }

    private static TensorProto.Builder scales(float... values) {
        TensorProto.Builder scales = tensor("scales", TensorProto.DataType.FLOAT, values.length);
        for (float value : values) {
            scales.addFloatData(value);
        }
        return scales;
    }

    private static void init(ModelProto.Builder model, TensorProto.Builder tensor) {
        model.getGraphBuilder().addInitializer(tensor);
    }

    private static void add(ModelProto.Builder model, NodeProto.Builder node) {
        model.getGraphBuilder().addNode(node);
    }

    private static Arguments accepted(String what, Consumer<ModelProto.Builder> change) {
        return arguments(what, change);
    }

    private static Arguments refused(InspectionRule rule, String what, Consumer<ModelProto.Builder> change) {
        return arguments(rule, what, change);
    }

    private static Inspected changed(Consumer<ModelProto.Builder> change) {
        ModelProto.Builder model = TinyModel.whole();
        change.accept(model);
        return inspect(model);
    }

    private static Inspected inspect(ModelProto.Builder model) {
        return OnnxInspection.inspect(model.build().toByteArray(), InspectionLimits.DEFAULTS);
    }
}
