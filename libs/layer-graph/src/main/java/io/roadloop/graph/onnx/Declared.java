package io.roadloop.graph.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.Extent;
import io.roadloop.graph.layer.Input;
import io.roadloop.graph.layer.MapShape;

/** What a file declares of its inputs and outputs; dimensions that are free have names, such as {@code ceil(H/4)}. */
final class Declared {
    private static final MapShape PIXELS = new MapShape(1, 1);
    private static final int MOST_CLASSES = 256;

    private Declared() {}

    static ValueInfoProto input(Node input) {
        if (input.layer() instanceof Input pixels) {
            return tensor(OnnxEmitter.FRAMES, DataType.UINT8, "N", "H", "W", pixels.channels());
        }
        return map(input.path(), input.shape());
    }

    static ValueInfoProto output(OutputKind kind, Node output, ConfidencePlane plane) {
        if (kind == OutputKind.LOGITS) {
            return map(kind.tensor(), output.shape());
        }
        if (!output.shape().fits(PIXELS)) {
            throw new IllegalArgumentException(
                    output + " has not the input's size: " + kind.tensor() + " cannot be made of it");
        }
        if (kind == OutputKind.CLASSES && output.shape().channels() > MOST_CLASSES) {
            throw new IllegalArgumentException(output + " has " + output.shape().channels()
                    + " classes: a class is one byte, so there may be at most " + MOST_CLASSES);
        }
        return kind == OutputKind.CLASSES || plane == ConfidencePlane.FULL
                ? tensor(kind.tensor(), DataType.UINT8, "N", "H", "W")
                : tensor(kind.tensor(), DataType.UINT8, "N", "ceil(H/4)", "ceil(W/4)");
    }

    private static ValueInfoProto map(String name, MapShape shape) {
        return tensor(name, DataType.FLOAT, "N", shape.channels(), side(shape, "H"), side(shape, "W"));
    }

    private static Object side(MapShape shape, String full) {
        if (!(shape.extent() instanceof Extent.Relative relative)) {
            return shape.side(1);
        }
        String reduced = relative.reduction() == 1 ? full : "ceil(" + full + "/" + relative.reduction() + ")";
        return relative.factor() == 1 ? reduced : relative.factor() + "*" + reduced;
    }

    /** A tensor whose free dimensions are given by name. */
    private static ValueInfoProto tensor(String name, DataType type, Object... dimensions) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object dimension : dimensions) {
            TensorShapeProto.Dimension.Builder each = shape.addDimBuilder();
            if (dimension instanceof Integer length) {
                each.setDimValue(length);
            } else {
                each.setDimParam(dimension.toString());
            }
        }
        TypeProto.Tensor.Builder tensor =
                TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
