package io.roadloop.graph.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.Graph;
import io.roadloop.graph.support.SmallGraphs;
import io.roadloop.graph.support.SmallTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MemoryTest {
    private static final int WARM_UP = 100;
    private static final int STEPS = 400;

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc/self/status")
    void shouldStayFlatOverManySteps() throws IOException {
        Graph graph = SmallGraphs.network();
        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                SmallTraining training = new SmallTraining(manager, graph, SmallTraining.start(graph, 1))) {
            steps(training, WARM_UP);
            int arrays = training.arrays();
            long before = residentKilobytes();

            steps(training, STEPS);

            assertThat(training.arrays()).isEqualTo(arrays);
            // The heap itself may still grow into its limit; one leaked batch of logits a step would be 60 MB.
            assertThat(residentKilobytes() - before).isLessThan(30_000);
        }
    }

    private static void steps(SmallTraining training, int steps) {
        for (int i = 0; i < steps; i++) {
            training.step();
        }
    }

    private static long residentKilobytes() throws IOException {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
