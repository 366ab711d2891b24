package io.roadloop.standalone.docker;

import static io.roadloop.standalone.docker.ContainerService.DOCKERFILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.roadloop.kit.health.HealthSettings;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DockerfileTest {

    /** A tag with at least three numbers, e.g. 17.0.19_10-jre-noble. */
    private static final Pattern PINNED = Pattern.compile("[a-z/-]+:\\d+\\.\\d+\\.\\d+[\\w.-]*");

    /** {@code NAME="${NAME:-value}"} in the launcher: what PyTorch is told. */
    private static final Pattern TOLD = Pattern.compile("((?:OMP|GOMP)\\w*)=\"\\$\\{\\1:-([^}]+)}\"");

    @Test
    void shouldStandOnPinnedImagesOrOnItsOwnStages() {
        assertThat(DOCKERFILE.stages().values())
                .extracting(Dockerfile.Stage::from)
                .allMatch(from ->
                        PINNED.matcher(from).matches() || DOCKERFILE.stages().containsKey(from));
    }

    @Test
    void shouldRunOnTheJavaThatTheBuildCompilesFor() {
        assertThat(DOCKERFILE.from("base"))
                .startsWith("eclipse-temurin:" + Repository.pom("maven.compiler.release") + ".")
                .contains("-jre");
    }

    @ParameterizedTest
    @EnumSource
    void shouldRunAsAUserWithoutRights(ContainerService service) {
        assertThat(DOCKERFILE.last(service.id(), "USER")).matches("[1-9]\\d{3,}:[1-9]\\d{3,}");
    }

    @ParameterizedTest
    @EnumSource
    void shouldCopyWhatTheBuildMakesOfTheModule(ContainerService service) {
        String build = DOCKERFILE.last("build", "RUN");

        assertThat(build)
                .containsPattern("--projects \\S*\\b" + service.id() + "\\b")
                .contains("--also-make", "package dependency:copy-dependencies -DincludeScope=runtime");
        assertThat(DOCKERFILE.last(service.id(), "COPY"))
                .isEqualTo("--from=build /src/%1$s/target/dependency/ /src/%1$s/target/roadloop-%1$s-*.jar %2$s"
                        .formatted(service.id(), "/opt/roadloop/lib/"));
        assertThat(Repository.text(service.id() + "/pom.xml"))
                .contains("<artifactId>roadloop-" + service.id() + "</artifactId>");
    }

    @Test
    void shouldTellThePytorchOfTheTrainerWhatTheLauncherTells() {
        Map<String, String> launcher = TOLD.matcher(Repository.text("roadloop"))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));

        assertThat(launcher).hasSize(2);
        assertThat(DOCKERFILE.environment("online-trainer")).containsAllEntriesOf(launcher);
    }

    @ParameterizedTest
    @EnumSource
    void shouldStartTheServicesMain(ContainerService service) {
        assertThat(service.entrypoint())
                .startsWith("java")
                .containsSubsequence("-cp", "/opt/roadloop/lib/*", service.mainClass())
                .contains("-Dai.djl.offline=true", "-Djava.awt.headless=true");
        assertThatCode(() -> Class.forName(service.mainClass()).getMethod("main", String[].class))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveArgumentsAndSettingsThatTheServiceTakes(ContainerService service) {
        // A command line and settings without a fault are printed, with code 0; each fault is code 2.
        int exitCode = service.run(service.entrypoint(), "--print-config");

        assertThat(exitCode).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void shouldCheckTheHealthOfTheServiceThatItStarts(ContainerService service) {
        List<String> check = service.healthCheck();

        int exitCode = service.run(check, "--print-config");

        assertThat(exitCode).isZero();
        assertThat(check)
                .containsSubsequence("-cp", "/opt/roadloop/lib/*", service.mainClass())
                .endsWith("--check-health");
    }

    @ParameterizedTest
    @EnumSource
    void shouldServeHealthWhereTheImageSays(ContainerService service) {
        HealthSettings health = service.settings().health();

        assertThat(health.host()).isEqualTo("0.0.0.0");
        assertThat(DOCKERFILE.last(service.id(), "EXPOSE")).isEqualTo(Integer.toString(health.port()));
    }

    @ParameterizedTest
    @EnumSource
    void shouldSetOnlyWhatTheServiceHeeds(ContainerService service) {
        assertThat(DOCKERFILE.environment(service.id()).keySet())
                .filteredOn(name -> name.startsWith("ROADLOOP_"))
                .isNotEmpty()
                .allMatch(service::heeds);
    }

    @Test
    void shouldKeepKeysAndOldBuildsOutOfTheBuild() {
        assertThat(Repository.text(".dockerignore").lines()).contains("docker/keys", "**/*.pem", "**/target", ".git");
        assertThat(Repository.text("docker/.gitignore").lines()).contains("keys/");
    }

    @ParameterizedTest
    @EnumSource
    void shouldLeaveInTheBuildWhatItReads(ContainerService service) {
        List<String> read =
                List.of(".mvn", "pom.xml", "schemas", "libs", "schemas/avro", service.id(), service.id() + "/src");

        assertThat(read).allSatisfy(path -> assertThat(Repository.path(path)).exists());
        assertThat(Repository.text(".dockerignore").lines()).doesNotContainAnyElementsOf(read);
    }
}
