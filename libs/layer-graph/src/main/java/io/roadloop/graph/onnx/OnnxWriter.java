package io.roadloop.graph.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import io.roadloop.graph.Graph;
import io.roadloop.graph.Node;
import java.util.Map;

/**
 * Writes a graph with its weights as an ONNX file (opset 18, IR 9) that takes camera bytes: {@code frames}, uint8
 * (N, H, W, 3) in RGB, with N, H and W free. Normalisation and arg-max are inside, batch norm is folded, and branches
 * that the output does not need are left out. A head takes fp32 maps (N, C, H, W) by the names of its inputs. Equal
 * weights and options give equal bytes.
 */
public final class OnnxWriter {
    private static final int OPSET = 18;
    private static final int IR = 9;

    private OnnxWriter() {}

    /**
     * The file of a network.
     *
     * @param weights all parameters and buffers of the graph, by path
     * @throws IllegalArgumentException if one is missing or of another size, or if classes or confidence are asked of a
     *     head whose output has not the input's size, or if classes are asked of more than 256
     */
    public static byte[] write(Graph graph, Map<String, float[]> weights, OnnxOptions options) {
        OnnxBody body = new OnnxBody();
        body.graph().setName(graph.name());
        for (Node input : graph.inputs()) {
            body.input(Declared.input(input));
        }
        OnnxEmitter network = new OnnxEmitter(graph, weights, body);
        network.emit();
        OnnxHeads heads = new OnnxHeads(body, network, options.plane());
        for (OutputKind kind : options.outputs()) {
            body.graph().addOutput(Declared.output(kind, graph.output(), options.plane()));
            heads.emit(kind, graph.output());
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
}
