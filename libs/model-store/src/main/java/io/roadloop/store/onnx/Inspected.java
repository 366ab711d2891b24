package io.roadloop.store.onnx;

import java.util.List;
import java.util.Map;

/** What came of an inspection. */
public sealed interface Inspected {

    /**
     * The file may be loaded.
     *
     * @param inputs what it takes
     * @param outputs what it gives, in the file's order
     * @param irVersion version of the file format
     * @param opset version of the standard operators
     * @param metadata the file's own properties
     */
    record Accepted(
            List<TensorInfo> inputs, List<TensorInfo> outputs, long irVersion, long opset, Map<String, String> metadata)
            implements Inspected {

        public Accepted {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
            metadata = Map.copyOf(metadata);
        }
    }

    /**
     * The file must not be loaded.
     *
     * @param rule which rule it breaks
     * @param detail what breaks it, in one line
     */
    record Refused(InspectionRule rule, String detail) implements Inspected {

        /** Rule and detail, for a log or a report. */
        public String reason() {
            return rule.code() + ": " + detail;
        }
    }
}
