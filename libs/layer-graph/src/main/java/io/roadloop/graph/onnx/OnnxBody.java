package io.roadloop.graph.onnx;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nodes and constants of an ONNX graph in the making. Three kinds of names cannot meet: those of the file's inputs and
 * outputs are bare; values of the network's layers begin with {@code /}; what the writer adds has a {@code :} in its
 * name, which no layer's may have.
 */
final class OnnxBody {
    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Set<String> constants = new HashSet<>();
    /** What has each name. */
    private final Map<String, String> owners = new HashMap<>();

    /** An operation under construction; {@link #as} ends it. */
    final class Operation {
        private final NodeProto.Builder node;

        private Operation(String type, String... inputs) {
            node = NodeProto.newBuilder().setOpType(type).addAllInput(List.of(inputs));
        }

        Operation with(String name, long value) {
            node.addAttribute(attribute(name, AttributeProto.AttributeType.INT).setI(value));
            return this;
        }

        Operation with(String name, long... values) {
            AttributeProto.Builder list = attribute(name, AttributeProto.AttributeType.INTS);
            for (long value : values) {
                list.addInts(value);
            }
            node.addAttribute(list);
            return this;
        }

        Operation with(String name, double value) {
            node.addAttribute(
                    attribute(name, AttributeProto.AttributeType.FLOAT).setF((float) value));
            return this;
        }

        Operation with(String name, String value) {
            node.addAttribute(
                    attribute(name, AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(value)));
            return this;
        }

        /**
         * Adds the operation; its result has that name.
         *
         * @throws IllegalArgumentException if another value or constant has it
         */
        String as(String output) {
            own(output, "the result of " + node.getOpType() + node.getInputList());
            graph.addNode(node.setName(output).addOutput(output));
            return output;
        }

        private AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
            return AttributeProto.newBuilder().setName(name).setType(type);
        }
    }

    Operation operation(String type, String... inputs) {
        return new Operation(type, inputs);
    }

    /** An input of the file. */
    void input(ValueInfoProto declared) {
        own(declared.getName(), "an input");
        graph.addInput(declared);
    }

    private void own(String name, String owner) {
        String other = owners.putIfAbsent(name, owner);
        if (other != null) {
            throw new IllegalArgumentException(
                    "'" + name + "' would stand twice in the file: as " + other + " and as " + owner);
        }
    }

    /** A constant in fp32; the second time it is the first one's. */
    String floats(String name, Shape shape, float... values) {
        if (constants.add(name)) {
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values);
            add(name, TensorProto.DataType.FLOAT, boxed(shape), bytes);
        }
        return name;
    }

    /** A constant list in int64. */
    String longs(String name, long... values) {
        if (constants.add(name)) {
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asLongBuffer().put(values);
            add(name, TensorProto.DataType.INT64, List.of((long) values.length), bytes);
        }
        return name;
    }

    /** A single constant in int64. */
    String integer(String name, long value) {
        if (constants.add(name)) {
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putLong(value);
            add(name, TensorProto.DataType.INT64, List.of(), bytes);
        }
        return name;
    }

    /** Takes the bytes as they are: weights can be large, and nobody else has this buffer. */
    private void add(String name, TensorProto.DataType type, List<Long> dimensions, ByteBuffer bytes) {
        own(name, "a constant");
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .addAllDims(dimensions)
                .setRawData(UnsafeByteOperations.unsafeWrap(bytes.rewind())));
    }

    private static List<Long> boxed(Shape shape) {
        List<Long> dimensions = new ArrayList<>();
        for (long dimension : shape.getShape()) {
            dimensions.add(dimension);
        }
        return dimensions;
    }

    GraphProto.Builder graph() {
        return graph;
    }
}
