package io.roadloop.store.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.List;

/** The smallest segmentation network that keeps every rule: one convolution between camera bytes and classes. */
final class TinyModel {

    private TinyModel() {}

    static ModelProto.Builder whole() {
        return ModelProto.newBuilder()
                .setIrVersion(9)
                .setProducerName("roadloop")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(18))
                .addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey("taxonomy").setValue("camvid-11"))
                .setGraph(graph());
    }

    private static GraphProto.Builder graph() {
        return GraphProto.newBuilder()
                .setName("tiny")
                .addInput(value("frames", TensorProto.DataType.UINT8, "N", "H", "W", "3"))
                .addOutput(value("classes", TensorProto.DataType.UINT8, "N", "H", "W"))
                .addOutput(value("confidence", TensorProto.DataType.UINT8, "N", "h", "w"))
                .addInitializer(floats("kernel", 2 * 3 * 3 * 3, 2, 3, 3, 3))
                .addNode(node("Cast", List.of("frames"), "pixels")
                        .addAttribute(number("to", TensorProto.DataType.FLOAT_VALUE)))
                .addNode(node("Transpose", List.of("pixels"), "planes").addAttribute(numbers("perm", 0, 3, 1, 2)))
                .addNode(node("Conv", List.of("planes", "kernel", ""), "logits")
                        .addAttribute(numbers("kernel_shape", 3, 3))
                        .addAttribute(numbers("pads", 1, 1, 1, 1)))
                .addNode(node("ArgMax", List.of("logits"), "best")
                        .addAttribute(number("axis", 1))
                        .addAttribute(number("keepdims", 0)))
                .addNode(node("Cast", List.of("best"), "classes")
                        .addAttribute(number("to", TensorProto.DataType.UINT8_VALUE)))
                .addNode(node("Identity", List.of("classes"), "confidence"));
    }

    static NodeProto.Builder node(String operator, List<String> inputs, String output) {
        return NodeProto.newBuilder().setOpType(operator).addAllInput(inputs).addOutput(output);
    }

    static AttributeProto.Builder number(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value);
    }

    static AttributeProto.Builder numbers(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute;
    }

    static TensorProto.Builder floats(String name, int count, long... dims) {
        return tensor(name, TensorProto.DataType.FLOAT, dims).setRawData(ByteString.copyFrom(new byte[count * 4]));
    }

    static TensorProto.Builder longs(String name, long... values) {
        TensorProto.Builder tensor = tensor(name, TensorProto.DataType.INT64, values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return tensor;
    }

    static TensorProto.Builder tensor(String name, TensorProto.DataType type, long... dims) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
        for (long dim : dims) {
            tensor.addDims(dim);
        }
        return tensor;
    }

    /** @param dims numbers are fixed, words are free */
    static ValueInfoProto.Builder value(String name, TensorProto.DataType type, String... dims) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (String dim : dims) {
            shape.addDim(
                    dim.matches("-?[0-9]+")
                            ? TensorShapeProto.Dimension.newBuilder().setDimValue(Long.parseLong(dim))
                            : TensorShapeProto.Dimension.newBuilder().setDimParam(dim));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)));
    }
}
