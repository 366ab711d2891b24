package io.roadloop.standalone.study;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.roadloop.kit.service.Machine;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyTest {
    private static final Machine MACHINE =
            new Machine("a processor", 16, 64_000, List.of("NVIDIA H200"), "Linux", "17");

    @Test
    void shouldNameTheGpuThatRowsAreTrainedOn() {
        assertThat(Study.inWords(Device.gpu(0), MACHINE)).isEqualTo("gpu:0 of NVIDIA H200");
    }

    @Test
    void shouldNameNoGpuThatIsNotUsed() {
        assertThat(Study.inWords(Device.cpu(), MACHINE)).isEqualTo("cpu");
    }
}
