package io.roadloop.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
    @TempDir
    private Path folder;

    @Test
    void shouldNameTheGpusInTheOrderOfTheirBus() throws IOException {
        gpu("0000:3b:00.0", "Model: \t\t NVIDIA H200\nIRQ:   \t\t 17\n");
        gpu("0000:18:00.0", "Model: \t\t NVIDIA A10\nIRQ:   \t\t 16\n");

        assertThat(Machine.gpus(folder)).containsExactly("NVIDIA A10", "NVIDIA H200");
    }

    @Test
    void shouldNameNoneWithoutADriver() {
        assertThat(Machine.gpus(folder.resolve("none"))).isEmpty();
    }

    private void gpu(String address, String information) throws IOException {
        Path gpu = Files.createDirectories(folder.resolve(address.replace(':', '-')));
        Files.writeString(gpu.resolve("information"), information);
    }
}
