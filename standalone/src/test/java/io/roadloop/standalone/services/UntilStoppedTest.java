package io.roadloop.standalone.services;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadloop.embedded.ChildJvm;
import io.roadloop.embedded.RuntimeHome;
import io.roadloop.standalone.Roadloop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of libs/embedded on its own, in a real process. */
class UntilStoppedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void shouldEndItsServerAndThenWithTheSignalsCodeOnSigterm() throws Exception {
        // Given
        try (ChildJvm command = broker()) {
            await().atMost(PATIENCE).until(() -> said(command, "Ctrl-C ends it"));
            ProcessHandle server = ProcessHandle.of(command.pid())
                    .orElseThrow()
                    .children()
                    .findFirst()
                    .orElseThrow();

            // When
            command.stop(PATIENCE);

            // Then
            assertThat(command.onExit().get(10, SECONDS)).isEqualTo(128 + 15);
            assertThat(server.isAlive()).isFalse();
        }
    }

    @Test
    void shouldEndWithOneWhenItsServerHasEndedByItself() throws Exception {
        // Given
        try (ChildJvm command = broker()) {
            await().atMost(PATIENCE).until(() -> said(command, "Ctrl-C ends it"));

            // When
            ProcessHandle.of(command.pid()).orElseThrow().children().forEach(ProcessHandle::destroyForcibly);

            // Then
            assertThat(command.onExit().get(10, SECONDS)).isEqualTo(1);
            assertThat(command.logFile()).content().contains("ended by itself with 137");
        }
    }

    private ChildJvm broker() {
        return ChildJvm.running(Roadloop.class.getName())
                .ownClasspath()
                .jvmArgs(
                        "-D" + RuntimeHome.PROPERTY + "=" + RuntimeHome.locate().directory())
                .args("broker", "--port", "0", "--dir", folder.resolve("broker").toString())
                .logFile(folder.resolve("command.log"))
                .start();
    }

    private static boolean said(ChildJvm command, String words) throws IOException {
        return Files.readString(command.logFile()).contains(words);
    }
}
