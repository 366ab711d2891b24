package io.roadloop.standalone.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.roadloop.graph.onnx.ConfidencePlane;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OutputKind;
import io.roadloop.onnx.Output;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a file may give out beside the network, and what that costs is measured. */
enum FileOutputs {
    @JsonProperty("logits")
    LOGITS("logits", ConfidencePlane.QUARTER, OutputKind.LOGITS),
    @JsonProperty("classes")
    CLASSES("classes", ConfidencePlane.QUARTER, OutputKind.CLASSES),
    @JsonProperty("served")
    SERVED("classes and confidence", ConfidencePlane.QUARTER, OutputKind.CLASSES, OutputKind.CONFIDENCE),
    @JsonProperty("full-confidence")
    FULL_CONFIDENCE(
            "classes and confidence at full size", ConfidencePlane.FULL, OutputKind.CLASSES, OutputKind.CONFIDENCE);

    private final String words;
    private final ConfidencePlane plane;
    private final Set<OutputKind> kinds;

    FileOutputs(String words, ConfidencePlane plane, OutputKind... kinds) {
        this.words = words;
        this.plane = plane;
        this.kinds = Set.of(kinds);
    }

    OnnxOptions options() {
        return new OnnxOptions(kinds, Map.of(), plane);
    }

    List<Output> wanted(int classes) {
        return kinds.stream().map(kind -> wanted(kind, classes)).toList();
    }

    private Output wanted(OutputKind kind, int classes) {
        return switch (kind) {
            case LOGITS -> new Output.Logits(classes);
            case CLASSES -> new Output.Classes();
            case CONFIDENCE -> plane == ConfidencePlane.FULL ? new Output.FullConfidence() : new Output.Confidence();
        };
    }

    /** As a table says it. */
    @Override
    public String toString() {
        return words;
    }
}
