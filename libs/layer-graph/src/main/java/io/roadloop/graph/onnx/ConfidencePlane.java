package io.roadloop.graph.onnx;

/** How large the confidence that a file gives out is. */
public enum ConfidencePlane {
    /** ⌈H/4⌉ × ⌈W/4⌉: of means of the logits, taken before the last layer enlarges them where it does. What is served. */
    QUARTER,
    /** H × W, of each pixel's logits: to measure what the quarter saves. */
    FULL
}
