package io.roadloop.graph.torch;

/** What the layers compute in. Weights, statistics and logits are fp32 either way. */
public enum Precision {
    FP32,
    /** Half the bytes; faster where the processor has AVX512-BF16 or AMX and the maps are large, and on GPUs. */
    BF16
}
