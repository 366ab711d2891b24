package io.roadloop.graph.torch;

import ai.djl.Device;
import java.util.Locale;

/** What somebody asks the layers to compute in; {@link #AUTO} leaves it to the device. */
public enum PrecisionChoice {
    /**
     * bf16 on a processor with AMX tiles, where all networks but the smallest are faster in it (docs/performance.md); fp32
     * on all others and, as long as nobody has measured one, on GPUs.
     */
    AUTO,
    FP32,
    BF16;

    private static final String AMX_TILES = "amx_bf16";

    /** What is computed in on that device. */
    public Precision on(Device device) {
        return on(device, ProcessorFlags.here());
    }

    Precision on(Device device, ProcessorFlags processor) {
        return switch (this) {
            case FP32 -> Precision.FP32;
            case BF16 -> Precision.BF16;
            case AUTO -> !device.isGpu() && processor.has(AMX_TILES) ? Precision.BF16 : Precision.FP32;
        };
    }

    /** As settings and command lines have it: {@code auto}, {@code fp32}, {@code bf16}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
