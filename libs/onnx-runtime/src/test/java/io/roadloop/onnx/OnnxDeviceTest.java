package io.roadloop.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxDeviceTest {
    private static final String HAS_GPU = "io.roadloop.onnx.OnnxDevice#hasGpu";

    @Test
    void shouldReadTheCpu() {
        assertThat(OnnxDevice.parse("cpu")).isEqualTo(OnnxDevice.CPU).hasToString("cpu");
        assertThat(new OnnxDevice(OptionalInt.of(3))).hasToString("gpu:3");
    }

    @Test
    @DisabledIf(value = HAS_GPU, disabledReason = "there is a GPU here")
    void shouldTakeTheCpuByItselfWhereOnnxRuntimeHasNoGpu() {
        assertThat(OnnxDevice.parse("auto")).isEqualTo(OnnxDevice.CPU);
    }

    @Test
    @DisabledIf(value = HAS_GPU, disabledReason = "there is a GPU here")
    void shouldSayWhatThereIsWhereTheGpuCannotBeUsed() {
        assertThat(OnnxDevice.isValid("gpu:3")).isTrue();
        assertThatThrownBy(() -> OnnxDevice.parse("gpu:3"))
                .isInstanceOf(UnusableOnnxDeviceException.class)
                .hasMessageStartingWith("device 'gpu:3' cannot be used: ONNX Runtime 1.")
                .hasMessageEndingWith("; use auto or cpu, or see docs/gpu.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu", "gpu:-1", "cuda:0", ""})
    void shouldRefuseAnyOtherText(String text) {
        assertThat(OnnxDevice.isValid(text)).isFalse();
        assertThatThrownBy(() -> OnnxDevice.parse(text)).hasMessageContaining("auto, cpu or gpu:N");
    }
}
