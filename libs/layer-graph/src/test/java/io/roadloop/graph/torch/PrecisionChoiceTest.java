package io.roadloop.graph.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrecisionChoiceTest {
    private static final ProcessorFlags TILES =
            ProcessorFlags.of(List.of("processor\t: 0", "flags\t\t: fpu avx512f avx512_bf16 amx_bf16 amx_tile"));
    private static final ProcessorFlags NO_TILES = ProcessorFlags.of(List.of("flags\t\t: fpu avx512f avx512_bf16"));

    @Test
    void shouldComputeInBfloat16WhereTheProcessorHasTiles() {
        assertThat(PrecisionChoice.AUTO.on(Device.cpu(), TILES)).isEqualTo(Precision.BF16);
        assertThat(PrecisionChoice.AUTO.on(Device.cpu(), NO_TILES)).isEqualTo(Precision.FP32);
        assertThat(PrecisionChoice.AUTO.on(Device.gpu(0), TILES)).isEqualTo(Precision.FP32);
    }

    @Test
    void shouldStayAtFullPrecisionWhereTheSystemDoesNotTell() {
        assertThat(PrecisionChoice.AUTO.on(Device.cpu(), ProcessorFlags.of(List.of())))
                .isEqualTo(Precision.FP32);
    }

    @Test
    void shouldDoAsItIsTold() {
        assertThat(PrecisionChoice.BF16.on(Device.cpu(), NO_TILES)).isEqualTo(Precision.BF16);
        assertThat(PrecisionChoice.FP32.on(Device.cpu(), TILES)).isEqualTo(Precision.FP32);
    }
}
