package io.roadloop.graph.onnx;

import io.roadloop.graph.Graph;
import io.roadloop.graph.layer.MapShape;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a network is exported.
 *
 * @param outputs what the file gives, at least one
 * @param metadata what stands in the file as its metadata, sorted by key
 * @param plane how large the confidence is, where the file gives it
 */
public record OnnxOptions(Set<OutputKind> outputs, Map<String, String> metadata, ConfidencePlane plane) {
    public OnnxOptions {
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException(
                    "an exported network needs at least one output of " + EnumSet.allOf(OutputKind.class));
        }
        outputs = Collections.unmodifiableSet(EnumSet.copyOf(outputs));
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    }

    /** With the confidence that services read. */
    public OnnxOptions(Set<OutputKind> outputs, Map<String, String> metadata) {
        this(outputs, metadata, ConfidencePlane.QUARTER);
    }

    /** What the inference service reads: classes and confidence. */
    public static OnnxOptions serving(Map<String, String> metadata) {
        return new OnnxOptions(EnumSet.of(OutputKind.CLASSES, OutputKind.CONFIDENCE), metadata);
    }

    /** What can be made of this graph's output, for checks of parity: of a head's only what it is. */
    public static OnnxOptions everything(Graph graph) {
        boolean labelsPixels = graph.output().shape().fits(new MapShape(1, 1));
        return labelsPixels ? everything() : new OnnxOptions(EnumSet.of(OutputKind.LOGITS), Map.of());
    }

    /** Everything: for checks of parity. */
    public static OnnxOptions everything() {
        return new OnnxOptions(EnumSet.allOf(OutputKind.class), Map.of());
    }
}
