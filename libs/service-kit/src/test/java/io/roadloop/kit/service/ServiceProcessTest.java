package io.roadloop.kit.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals and exit codes, on a real process. */
class ServiceProcessTest {

    private static final int SIGTERM_EXIT = 128 + 15;
    private static final int SIGINT = 2;
    private static final int SIGINT_EXIT = 128 + SIGINT;

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void leaveNoProcess() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void shouldCloseTheServiceInOrderOnSigterm() throws Exception {
        Process clock = start("run");
        awaitTicking();

        clock.destroy();

        assertThat(clock.waitFor(30, SECONDS)).isTrue();
        assertThat(clock.exitValue()).isEqualTo(SIGTERM_EXIT);
        assertThat(output()).endsWith("ticking\nclosed\n");
    }

    @Test
    void shouldCloseTheServiceInOrderOnCtrlC() throws Exception {
        assumeFalse(ignoresCtrlC(), "this build ignores SIGINT, as what a shell starts in the background does");
        Process clock = start("run");
        awaitTicking();

        new ProcessBuilder("kill", "-INT", Long.toString(clock.pid())).start().waitFor();

        assertThat(clock.waitFor(30, SECONDS)).isTrue();
        assertThat(clock.exitValue()).isEqualTo(SIGINT_EXIT);
        assertThat(output()).endsWith("ticking\nclosed\n");
    }

    @Test
    void shouldHaltWithOneWhenTheServiceDoesNotCloseInTime() throws Exception {
        Process clock = start("hang-closing");
        awaitTicking();
        long asked = System.nanoTime();

        clock.destroy();

        assertThat(clock.waitFor(20, SECONDS)).isTrue();
        assertThat(clock.exitValue()).isEqualTo(ExitCode.FAILED);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofSeconds(9));
        assertThat(log()).contains("Not ended within 10 s");
    }

    @Test
    void shouldEndWithOneAndTheCauseWhenAThreadFails() throws Exception {
        Process clock = start("break-thread");

        assertThat(clock.waitFor(60, SECONDS)).isTrue();
        assertThat(clock.exitValue()).isEqualTo(ExitCode.FAILED);
        assertThat(log()).contains("The thread pendulum failed").contains("the pendulum fell off");
        assertThat(output()).contains("closed");
    }

    @Test
    void shouldPrintOneLineAndNothingElseForAUsersError() throws Exception {
        Process clock = start("refuse");

        assertThat(clock.waitFor(60, SECONDS)).isTrue();
        assertThat(clock.exitValue()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(log().lines().filter(line -> !line.contains(" INFO ")).toList())
                .containsExactly("clock: --frames /nowhere: there is no such folder; give one");
    }

    @Test
    void shouldAnswerTheHealthCheckOfItsContainer() throws Exception {
        int port = freePort();
        start("run", "--set", "health.port=" + port);
        awaitTicking();

        Process check = command(List.of("--check-health", "--set", "health.port=" + port))
                .redirectErrorStream(true)
                .start();
        started.add(check);

        assertThat(check.waitFor(60, SECONDS)).isTrue();
        assertThat(check.exitValue()).isZero();
        assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("\"ready\":true");
    }

    private Process start(String behaviour, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("--set", "behaviour=" + behaviour));
        args.addAll(List.of(more));
        Process process = command(args)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        started.add(process);
        return process;
    }

    private static ProcessBuilder command(List<String> args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ClockService.class.getName()));
        command.addAll(args);
        return new ProcessBuilder(command);
    }

    private void awaitTicking() {
        await().atMost(Duration.ofSeconds(60)).until(() -> output().contains("ticking"));
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("out"));
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    /** Whether this process, and so what it starts, does not hear SIGINT; false where the system does not tell. */
    private static boolean ignoresCtrlC() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        long ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(
                        line.substring(line.indexOf(':') + 1).strip(), 16))
                .findFirst()
                .orElse(0);
        return (ignored >> SIGINT - 1 & 1) == 1;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
