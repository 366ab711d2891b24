package io.roadloop.graph.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import org.junit.jupiter.api.Test;

class TorchDeviceTest {
    @Test
    void shouldTakeTheFirstGpuIfThereIsOne() {
        assertThat(TorchDevice.parse("auto", 2)).isEqualTo(Device.gpu(0));
        assertThat(TorchDevice.parse("auto", 0)).isEqualTo(Device.cpu());
        assertThat(TorchDevice.parse("cpu", 2)).isEqualTo(Device.cpu());
        assertThat(TorchDevice.parse("gpu:1", 2)).isEqualTo(Device.gpu(1));
    }

    @Test
    void shouldSayWhatToUseWhenTheGpuIsNotThere() {
        assertThatThrownBy(() -> TorchDevice.parse("gpu:1", 1))
                .isInstanceOf(UnusableDeviceException.class)
                .hasMessageContainingAll("gpu:1", "sees 1 GPUs", "auto or cpu");
    }

    @Test
    void shouldNameTheRuleForAMalformedDevice() {
        assertThatThrownBy(() -> TorchDevice.parse("cuda", 1))
                .isInstanceOf(UnusableDeviceException.class)
                .hasMessage("device 'cuda' must be auto, cpu or gpu:N");
    }
}
