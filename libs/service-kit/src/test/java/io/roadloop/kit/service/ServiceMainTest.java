package io.roadloop.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.kit.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceMainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private PrintStream realOut;
    private PrintStream realErr;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        realOut = System.out;
        realErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test
    void shouldEndWithZeroWhenTheServiceEndedAsItShould() {
        assertThat(run("--set", "behaviour=end")).isZero();
        assertThat(printed()).contains("closed");
    }

    @Test
    void shouldEndWithTwoAndOneLineWhenTheServiceRefusesWhatTheUserGave() {
        assertThat(run("--set", "behaviour=refuse")).isEqualTo(2);
        assertThat(complaints()).isEqualTo("clock: --frames /nowhere: there is no such folder; give one\n");
    }

    @ParameterizedTest
    @CsvSource({"break", "break-later", "break-closing"})
    void shouldEndWithOneWhenTheServiceFails(String behaviour) {
        assertThat(run("--set", "behaviour=" + behaviour)).isEqualTo(1);
    }

    @Test
    void shouldEndWithOneWhenAThreadOfTheServiceFails() {
        assertThat(run("--set", "behaviour=break-thread")).isEqualTo(1);
        assertThat(printed()).contains("closed");
    }

    @Test
    void shouldEndWithTwoAndOneLineForABadSetting() {
        assertThat(run("--set", "behaviour=fly")).isEqualTo(2);
        assertThat(complaints())
                .startsWith("clock: behaviour = fly (set by --set): must be one of run, end, ")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"--sett, Unknown option", "--config, Missing required parameter", "--set, Missing required parameter"})
    void shouldEndWithTwoAndOneLineForABadOption(String option, String complaint) {
        assertThat(run(option)).isEqualTo(2);
        assertThat(complaints())
                .contains(complaint)
                .endsWith("; see clock --help\n")
                .hasLineCount(1);
    }

    @Test
    void shouldEndWithTwoWhenSetHasNoValue() {
        assertThat(run("--set", "behaviour")).isEqualTo(2);
        assertThat(complaints()).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sasl.password:hunter2", "--sasl-password=hunter2"})
    void shouldNotShowASecretThatIsGivenInAWrongWay(String given) {
        assertThat(run("--set", given)).isEqualTo(2);
        assertThat(complaints()).hasLineCount(1).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x y=\"1\" z='2';", "", "a=b=c", "a,b|c"})
    void shouldTakeEveryTextAsAValue(String text) {
        assertThat(run("--set", "name=" + text, "--print-config")).isZero();
        assertThat(printed()).contains("name: ");
        assertThat(Settings.load(
                                ClockSettings.class,
                                "clock-defaults.yaml",
                                Optional.of(write(printed())),
                                Map.of(),
                                Map.of())
                        .name())
                .isEqualTo(text);
    }

    @Test
    void shouldEndWithTwoWhenTheSettingsFileIsMissing() {
        assertThat(run("--config", folder.resolve("none.yaml").toString())).isEqualTo(2);
        assertThat(complaints()).contains("there is no such file").hasLineCount(1);
    }

    @Test
    void shouldEndWithTwoNamingThePortThatIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(run("--set", "behaviour=end", "--set", "health.port=" + taken.getLocalPort()))
                    .isEqualTo(2);

            assertThat(complaints())
                    .contains("clock: health.port = " + taken.getLocalPort() + ": cannot listen on 127.0.0.1:")
                    .contains("choose another port");
        }
    }

    @Test
    void shouldPrintTheEffectiveSettingsWithoutSecrets() {
        assertThat(run("--print-config", "--set", "behaviour=end")).isZero();
        assertThat(printed()).isEqualTo("""
                        behaviour: end
                        name: clock
                        health:
                          host: 127.0.0.1
                          port: -1
                        secret-token: "****"
                        """);
    }

    @Test
    void shouldTellOptionsAndVersion() {
        assertThat(run("--help")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(printed())
                .contains("Usage: clock")
                .contains("--config=FILE", "--set=KEY=VALUE", "--print-config", "--check-health")
                .containsPattern("roadloop \\d+\\.\\d+");
    }

    @Test
    void shouldEndWithOneWhenNoServiceAnswersTheHealthCheck() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = socket.getLocalPort();
        }

        assertThat(run("--check-health", "--set", "health.port=" + free)).isEqualTo(1);
        assertThat(printed()).contains("no answer from http://127.0.0.1:" + free + "/health/ready");
    }

    @Test
    void shouldEndWithTwoWhenTheHealthCheckHasNoFixedPortToAskAt() {
        assertThat(run("--check-health")).isEqualTo(2);
        assertThat(complaints()).contains("health.port = -1: a health check needs the fixed port");
    }

    private static int run(String... args) {
        return ServiceMain.execute(
                "clock", args, ClockSettings.class, "clock-defaults.yaml", Map.of(), ClockService::start);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Path write(String yaml) {
        try {
            return Files.writeString(folder.resolve("printed.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is written to stderr, without the log. */
    private String complaints() {
        return err.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("clock: "))
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }
}
