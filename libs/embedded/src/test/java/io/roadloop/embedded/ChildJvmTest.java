package io.roadloop.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void shouldPassPropertiesAndEnvironmentAndKeepTheLogWhenStarted() throws IOException {
        // Given
        ChildJvmBuilder sleeper = Parent.child(Sleeper.class, folder.resolve("sleeper"))
                .jvmArgs("-Dcolour=red")
                .environment(Map.of("SHAPE", "round"));

        // When
        try (ChildJvm child = sleeper.start()) {
            long pid = awaitPid("sleeper");

            // Then
            assertThat(pid).isEqualTo(child.pid());
            assertThat(child.rssBytes().orElseThrow()).isGreaterThan(1_000_000);
            assertThat(Files.readString(child.logFile())).contains("colour red, shape round");
        }
    }

    @Test
    void shouldTellTheExitStatusWhenItEnds() {
        // Given: a main class that does not exist
        ChildJvmBuilder missing = ChildJvm.running("io.roadloop.Missing").logFile(folder.resolve("missing.log"));

        // When
        int status = missing.start().onExit().orTimeout(20, TimeUnit.SECONDS).join();

        // Then
        assertThat(status).isEqualTo(1);
        assertThat(folder.resolve("missing.log")).content().contains("ClassNotFoundException: io.roadloop.Missing");
    }

    @Test
    void shouldEndWithinItsPatienceWhenTheChildDoesNotObeyAndStayEndedWhenStoppedTwice() throws IOException {
        // Given
        ChildJvm child =
                Parent.child(StubbornSleeper.class, folder.resolve("stubborn")).start();
        awaitPid("stubborn");
        long before = System.nanoTime();

        // When
        child.stop(Duration.ofMillis(300));
        child.stop(Duration.ofMillis(300));

        // Then
        assertThat(child.isAlive()).isFalse();
        assertThat(child.rssBytes()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void shouldRunOnWhenTheTerminalSendsCtrlC() throws Exception {
        // Given
        try (ChildJvm child =
                Parent.child(Sleeper.class, folder.resolve("sleeper")).start()) {
            awaitPid("sleeper");

            // When
            int sent = new ProcessBuilder("kill", "-INT", Long.toString(child.pid()))
                    .start()
                    .waitFor();

            // Then
            assertThat(sent).isZero();
            assertThat(child.onExit()).failsWithin(Duration.ofMillis(700));
            assertThat(child.isAlive()).isTrue();
        }
    }

    @Test
    void shouldDieWithTheParentWhenTheParentIsKilled() throws IOException {
        // Given: a parent with an obedient child and one whose shutdown hangs
        ChildJvm parent = Parent.child(Parent.class, folder)
                .logFile(folder.resolve("parent.log"))
                .start();
        awaitPid("parent");
        ProcessHandle obedient = ProcessHandle.of(awaitPid("sleeper")).orElseThrow();
        ProcessHandle stubborn = ProcessHandle.of(awaitPid("stubborn")).orElseThrow();

        // When
        parent.kill();

        // Then
        // Within the 6 s after which a child that hangs is halted.
        await().atMost(Duration.ofSeconds(5)).until(() -> !obedient.isAlive());
        await().atMost(LIMIT).until(() -> !stubborn.isAlive());
    }

    private long awaitPid(String name) throws IOException {
        await().atMost(LIMIT).until(() -> Files.exists(folder.resolve(name)));
        return Long.parseLong(Files.readString(folder.resolve(name)));
    }
}
