package io.roadloop.graph.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.roadloop.graph.Graph;
import java.util.Map;

/**
 * Writes a graph with its weights as an ONNX file (opset 18, IR 9) that takes camera bytes: {@code frames}, uint8
 * (N, H, W, 3) in RGB, with N, H and W free. Normalisation and arg-max are inside, batch norm is folded. Equal weights
 * and options give equal bytes.
 */
public final class OnnxWriter {
    private static final int OPSET = 18;
    private static final int IR = 9;

    private OnnxWriter() {}

    /**
     * The file of a network.
     *
     * @param weights all parameters and buffers of the graph, by path
     * @throws IllegalArgumentException if one is missing or of another size
     */
    public static byte[] write(Graph graph, Map<String, float[]> weights, OnnxOptions options) {
        OnnxBody body = new OnnxBody();
        OnnxEmitter network = new OnnxEmitter(graph, weights, body);
        network.emit();
        OnnxHeads heads = new OnnxHeads(body, network);
        body.graph().setName(graph.name());
        body.graph().addInput(declared(OnnxEmitter.FRAMES, TensorProto.DataType.UINT8, "N", "H", "W", 3));
        for (OutputKind kind : options.outputs()) {
            heads.emit(kind, graph.logits());
            body.graph().addOutput(declared(kind, graph.classes()));
        }
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR)
                .setProducerName("roadloop")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setGraph(body.graph());
        options.metadata()
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }

    private static ValueInfoProto declared(OutputKind kind, int classes) {
        return switch (kind) {
            case LOGITS -> declared(kind.tensor(), TensorProto.DataType.FLOAT, "N", classes, "H", "W");
            case CLASSES -> declared(kind.tensor(), TensorProto.DataType.UINT8, "N", "H", "W");
            case CONFIDENCE -> declared(kind.tensor(), TensorProto.DataType.UINT8, "N", "ceil(H/4)", "ceil(W/4)");
        };
    }

    /** A tensor whose free dimensions are given by name. */
    private static ValueInfoProto declared(String name, TensorProto.DataType type, Object... dimensions) {
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
