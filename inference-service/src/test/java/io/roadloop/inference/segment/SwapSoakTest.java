package io.roadloop.inference.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.embedded.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwapSoakTest {

    /** Closing a session in use took the JVM down within 200 swaps; one that is never closed shows in the memory. */
    @Test
    void shouldKeepMemoryFlatAndServeEveryFrameOverHundredsOfSwapsUnderLoad(@TempDir Path folder) throws Exception {
        // Given
        Path log = folder.resolve("soak.log");

        // When
        try (ChildJvm soak = ChildJvm.running(SwapSoak.class.getName())
                .ownClasspath()
                .jvmArgs("-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch")
                .logFile(log)
                .start()) {
            int exit = soak.onExit().get(120, TimeUnit.SECONDS);

            // Then
            assertThat(exit).as(Files.readString(log)).isEqualTo(SwapSoak.FLAT);
        }
    }
}
