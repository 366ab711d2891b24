package io.roadloop.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxDeviceTest {

    @Test
    void shouldReadTheCpuAndANumberedGpu() {
        assertThat(OnnxDevice.parse("cpu")).isEqualTo(OnnxDevice.CPU);
        assertThat(OnnxDevice.parse("gpu:3")).isEqualTo(new OnnxDevice(OptionalInt.of(3)));
    }

    @Test
    void shouldTakeTheCpuByItselfWhereOnnxRuntimeHasNoGpu() {
        assertThat(OnnxDevice.parse("auto")).isEqualTo(OnnxDevice.CPU);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu", "gpu:-1", "cuda:0", ""})
    void shouldRefuseAnyOtherText(String text) {
        assertThat(OnnxDevice.isValid(text)).isFalse();
        assertThatThrownBy(() -> OnnxDevice.parse(text)).hasMessageContaining("auto, cpu or gpu:N");
    }
}
