package io.roadloop.graph.onnx;

/** What an exported file gives. */
public enum OutputKind {
    /** fp32 (N, C, H, W) at the input's size. */
    LOGITS("logits"),
    /** uint8 (N, H, W) at the input's size: the class of the largest logit. */
    CLASSES("classes"),
    /**
     * uint8 (N, ⌈H/4⌉, ⌈W/4⌉): round(255 · min(1, −log10(1 − p) / 4)) with p the largest probability. Full size would
     * double the time of serving.
     */
    CONFIDENCE("confidence");

    private final String tensor;

    OutputKind(String tensor) {
        this.tensor = tensor;
    }

    /** The output's name in the file. */
    public String tensor() {
        return tensor;
    }
}
