package io.roadloop.store.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Checks constant operands that say how large a tensor becomes: a runtime folds constants while it loads, and
 * {@code ConstantOfShape([100000, 100000])} would take 40 GB of it.
 */
final class ShapeOperands {

    /** A side in pixels, a pad or a count; for Resize also a scale, far below it. */
    private static final double LARGEST_SIDE = 16_384;

    private static final double LARGEST_SCALE = 64;

    private final Map<String, TensorProto> constants = new HashMap<>();
    private final long mostElements;

    ShapeOperands(GraphProto graph, long mostElements) {
        this.mostElements = mostElements;
        graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
        graph.getNodeList().stream()
                .filter(node -> node.getOpType().equals("Constant") && node.getOutputCount() == 1)
                .forEach(node -> node.getAttributeList().stream()
                        .filter(AttributeProto::hasT)
                        .forEach(attribute -> constants.put(node.getOutput(0), attribute.getT())));
    }

    void check(NodeProto node) {
        switch (node.getOpType()) {
            case "ConstantOfShape" ->
                operand(node, 0).ifPresent(sides -> require(node, product(sides) <= mostElements));
            case "Pad" -> operand(node, 1).ifPresent(pads -> require(node, largest(pads) <= LARGEST_SIDE));
            case "Resize" -> {
                operand(node, 2).ifPresent(scales -> require(node, largest(scales) <= LARGEST_SCALE));
                operand(node, 3).ifPresent(sides -> require(node, largest(sides) <= LARGEST_SIDE));
            }
            default -> {
                // The other operators make nothing larger than their operands.
            }
        }
    }

    private Optional<double[]> operand(NodeProto node, int index) {
        return index < node.getInputCount()
                ? Optional.ofNullable(constants.get(node.getInput(index))).map(ShapeOperands::values)
                : Optional.empty();
    }

    private static void require(NodeProto node, boolean holds) {
        RefusedException.unless(holds, InspectionRule.TENSOR, "a " + node.getOpType() + " makes a tensor too large");
    }

    private static double product(double[] sides) {
        return DoubleStream.of(sides).map(Math::abs).reduce(1, (a, b) -> a * b);
    }

    private static double largest(double[] values) {
        return DoubleStream.of(values).map(Math::abs).max().orElse(0);
    }

    /** The tensors have been checked, or will be before anything is accepted: a broken one reads as nothing here. */
    private static double[] values(TensorProto tensor) {
        ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        ElementType type = ElementType.of(tensor.getDataType()).orElse(ElementType.UINT8);
        return switch (type) {
            case INT64 ->
                tensor.hasRawData()
                        ? DoubleStream.generate(raw::getLong)
                                .limit(raw.remaining() / Long.BYTES)
                                .toArray()
                        : tensor.getInt64DataList().stream()
                                .mapToDouble(Long::doubleValue)
                                .toArray();
            case FLOAT ->
                tensor.hasRawData()
                        ? DoubleStream.generate(raw::getFloat)
                                .limit(raw.remaining() / Float.BYTES)
                                .toArray()
                        : tensor.getFloatDataList().stream()
                                .mapToDouble(Float::doubleValue)
                                .toArray();
            default -> new double[0];
        };
    }
}
