package io.roadloop.graph.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.roadloop.graph.torch.TorchDevice.Sight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorchDeviceTest {
    private static final Sight TWO = new Sight(true, 2);
    private static final Sight NONE = new Sight(false, 0);

    @Test
    void shouldTakeTheFirstGpuIfThereIsOne() {
        assertThat(TorchDevice.parse("auto", TWO)).isEqualTo(Device.gpu(0));
        assertThat(TorchDevice.parse("auto", NONE)).isEqualTo(Device.cpu());
        assertThat(TorchDevice.parse("cpu", TWO)).isEqualTo(Device.cpu());
        assertThat(TorchDevice.parse("gpu:1", TWO)).isEqualTo(Device.gpu(1));
    }

    @ParameterizedTest
    @CsvSource({
        "gpu:0, false, 0, libraries here are for CPUs alone",
        "gpu:0, true, 0, sees no GPU",
        "gpu:1, true, 1, sees gpu:0 alone",
        "gpu:7, true, 2, sees gpu:0 to gpu:1"
    })
    void shouldSayWhatThereIsWhenTheGpuIsNotThere(String asked, boolean cuda, int gpus, String said) {
        assertThatThrownBy(() -> TorchDevice.parse(asked, new Sight(cuda, gpus)))
                .isInstanceOf(UnusableDeviceException.class)
                .hasMessageContainingAll("device '" + asked + "' is not there", said, "auto or cpu", "docs/gpu.md");
    }

    @Test
    void shouldRefuseAnyOtherName() {
        assertThatThrownBy(() -> TorchDevice.parse("cuda", TWO))
                .isInstanceOf(UnusableDeviceException.class)
                .hasMessage("device 'cuda' must be auto, cpu or gpu:N");
    }
}
