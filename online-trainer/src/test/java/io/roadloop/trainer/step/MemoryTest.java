package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class MemoryTest {
    private static final int WARM = 60;
    private static final int STEPS = 250;

    @Test
    void shouldStayFlatOverHundredsOfSteps() throws IOException {
        MemoryPools pools = Patterns.pools(12, 12);
        LearningSettings settings =
                new LearningSettings(Patterns.SIZE, Patterns.CLASSES, Device.cpu(), Precision.FP32, 1);
        try (Learning learning = Learning.start(Recipes.named("mean-teacher"), settings)) {
            StepClock clock = run(learning, pools, StepClock.start(WARM + STEPS), WARM);
            touchYoungGeneration();
            long before = residentMegabytes();

            run(learning, pools, clock, STEPS);

            // One leaked handle a step of the smallest kind, a batch of pixels, would be 12 MB.
            assertThat(residentMegabytes() - before).isLessThan(12);
        }
    }

    /** What was never written to is not resident yet, and would count as growth. */
    private static void touchYoungGeneration() {
        long touched = 0;
        for (int i = 0; i < 1024; i++) {
            touched += new byte[1 << 20].length;
        }
        assertThat(touched).isEqualTo(1L << 30);
    }

    private static StepClock run(Learning learning, MemoryPools pools, StepClock from, int steps) {
        StepClock clock = from;
        for (int i = 0; i < steps; i++) {
            learning.step(pools, clock);
            clock = clock.next();
        }
        return clock;
    }

    /** Of the whole process, after a collection: Java's heap moves by itself. */
    private static long residentMegabytes() throws IOException {
        System.gc();
        String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ");
        return Long.parseLong(pages[1]) * 4096 >> 20;
    }
}
