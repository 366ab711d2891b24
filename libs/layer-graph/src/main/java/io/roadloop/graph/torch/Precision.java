package io.roadloop.graph.torch;

import java.util.Locale;

/** What the layers compute in. Weights, statistics and logits are fp32 either way. */
public enum Precision {
    FP32,
    /** Half the bytes; faster where the processor has AMX tiles and the maps are large. */
    BF16;

    /** As settings and command lines have it: {@code fp32}, {@code bf16}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
