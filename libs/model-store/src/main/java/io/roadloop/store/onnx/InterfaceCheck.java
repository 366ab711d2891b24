package io.roadloop.store.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Checks what is agreed between trainer and service: in {@code frames} uint8 N×H×W×3; out {@code classes} uint8 N×H×W,
 * {@code confidence} uint8 N×h×w where there is one, {@code logits} float N×C×H×W where there is one.
 */
final class InterfaceCheck {

    private record Agreed(ElementType type, int rank) {}

    private static final String FRAMES = "frames";
    private static final String CLASSES = "classes";
    private static final int COLOURS = 3;
    private static final int FRAME_RANK = 4;
    private static final long LARGEST_SIDE = 16_384;
    private static final Map<String, Agreed> OUTPUTS = Map.of(
            CLASSES,
            new Agreed(ElementType.UINT8, 3),
            "confidence",
            new Agreed(ElementType.UINT8, 3),
            "logits",
            new Agreed(ElementType.FLOAT, 4));

    private final GraphProto graph;

    InterfaceCheck(GraphProto graph) {
        this.graph = graph;
    }

    List<TensorInfo> inputs() {
        List<TensorInfo> inputs = graph.getInputList().stream()
                .map(input -> info(input, InspectionRule.INPUT))
                .toList();
        RefusedException.unless(
                inputs.size() == 1 && inputs.get(0).name().equals(FRAMES),
                InspectionRule.INPUT,
                "the inputs are " + names(inputs) + "; there must be one, '" + FRAMES + "'");
        TensorInfo frames = inputs.get(0);
        RefusedException.unless(
                frames.type() == ElementType.UINT8
                        && frames.shape().size() == FRAME_RANK
                        && frames.shape().get(FRAME_RANK - 1).equals(OptionalLong.of(COLOURS)),
                InspectionRule.INPUT,
                "the input '" + FRAMES + "' must be uint8 of shape N, H, W, 3");
        return inputs;
    }

    List<TensorInfo> outputs() {
        List<TensorInfo> outputs = graph.getOutputList().stream()
                .map(output -> info(output, InspectionRule.OUTPUT))
                .toList();
        RefusedException.unless(
                outputs.stream().anyMatch(output -> output.name().equals(CLASSES)),
                InspectionRule.OUTPUT,
                "the outputs are " + names(outputs) + "; '" + CLASSES + "' must be one of them");
        outputs.forEach(InterfaceCheck::check);
        return outputs;
    }

    /** A shape may be left to the runtime; one that is declared must have the agreed rank. */
    private static void check(TensorInfo output) {
        Agreed agreed = OUTPUTS.get(output.name());
        RefusedException.unless(
                agreed != null
                        && output.type() == agreed.type()
                        && (output.shape().isEmpty() || output.shape().size() == agreed.rank()),
                InspectionRule.OUTPUT,
                "the output " + RefusedException.quoted(output.name())
                        + " must be classes or confidence (uint8, rank 3) or logits (float, rank 4)");
    }

    private static TensorInfo info(ValueInfoProto value, InspectionRule rule) {
        String shown = RefusedException.quoted(value.getName());
        RefusedException.unless(value.getType().hasTensorType(), rule, shown + " must be a tensor");
        TypeProto.Tensor tensor = value.getType().getTensorType();
        Optional<ElementType> type = ElementType.of(tensor.getElemType());
        return new TensorInfo(
                value.getName(),
                type.orElseThrow(
                        () -> new RefusedException(rule, shown + " has the element type " + tensor.getElemType())),
                tensor.getShape().getDimList().stream()
                        .map(dim -> side(dim, shown, rule))
                        .toList());
    }

    private static OptionalLong side(TensorShapeProto.Dimension dim, String shown, InspectionRule rule) {
        if (!dim.hasDimValue()) {
            return OptionalLong.empty();
        }
        RefusedException.unless(
                dim.getDimValue() >= 1 && dim.getDimValue() <= LARGEST_SIDE,
                rule,
                shown + " has a side of " + dim.getDimValue());
        return OptionalLong.of(dim.getDimValue());
    }

    private static String names(List<TensorInfo> tensors) {
        return tensors.stream()
                .map(tensor -> RefusedException.quoted(tensor.name()))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
