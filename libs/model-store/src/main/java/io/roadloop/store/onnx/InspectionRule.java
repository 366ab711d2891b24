package io.roadloop.store.onnx;

/** Rules that a model file keeps. The codes are stable: they stand in reports and metrics. */
public enum InspectionRule {
    /** The file is larger than allowed. */
    TOO_MANY_BYTES("model-too-many-bytes"),
    /** The bytes are not a well-formed ONNX file, or have far more parts than a network needs. */
    NOT_ONNX("model-not-onnx"),
    /** File format or operator set are of a version that is not allowed. */
    VERSION("model-version"),
    /** An operator is not on the list, or of a domain that is not the standard one. */
    OPERATOR("model-operator"),
    /** A tensor lies outside the file. */
    EXTERNAL_DATA("model-external-data"),
    /** The file holds subgraphs, functions or training graphs. */
    SUBGRAPH("model-subgraph"),
    /** A tensor's type, shape and data do not fit one another, or it is too large. */
    TENSOR("model-tensor"),
    /** The nodes are no acyclic graph in order, or there are too many. */
    GRAPH("model-graph"),
    /** The inputs are not the one that is agreed. */
    INPUT("model-input"),
    /** The outputs are not those that are agreed. */
    OUTPUT("model-output"),
    /** The file's own properties are too many or too long. */
    METADATA("model-metadata");

    private final String code;

    InspectionRule(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
