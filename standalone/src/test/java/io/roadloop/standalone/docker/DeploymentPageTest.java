package io.roadloop.standalone.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/deployment.md names nothing that the code does not know. */
class DeploymentPageTest {

    private static final String PAGE = Repository.text("docs/deployment.md");

    @Test
    void shouldNameOnlyVariablesThatAServiceOrTheLauncherHeeds() {
        String launcher = Repository.text("roadloop");

        assertThat(found("ROADLOOP_[A-Z_]*[A-Z]"))
                .isNotEmpty()
                .allMatch(name -> launcher.contains("${" + name + ":")
                        || Stream.of(ContainerService.values()).anyMatch(service -> service.heeds(name)));
    }

    @Test
    void shouldNameOnlyKeysThatAServiceHas() {
        assertThat(found("(?<=--set )[a-z][a-z.-]*(?==)")).isNotEmpty().allMatch(ContainerService::isKey);
    }

    @Test
    void shouldNameOnlyMetricsThatAServiceCounts() {
        List<String> counted = Stream.of(
                        "io.roadloop.ingest.IngestMetrics",
                        "io.roadloop.trainer.TrainerMetrics",
                        "io.roadloop.inference.report.InferenceMetrics")
                .flatMap(DeploymentPageTest::names)
                .map(name -> name.replace('.', '_'))
                .toList();

        assertThat(found("roadloop_[a-z_]+")).isNotEmpty().allMatch(metric -> counted.stream()
                .anyMatch(name -> metric.matches(name + "(_total|_seconds|_seconds_count|_seconds_max)?")));
    }

    @Test
    void shouldLinkOnlyToFilesThatAreThere() {
        assertThat(found("(?<=\\]\\()[^)#:]+(?=\\))"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(Repository.path("docs/" + link)).exists());
    }

    private static List<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(PAGE)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** The texts of a class's constants. */
    private static Stream<String> names(String className) {
        try {
            return Arrays.stream(Class.forName(className).getDeclaredFields())
                    .filter(field -> field.getType() == String.class && Modifier.isStatic(field.getModifiers()))
                    .map(DeploymentPageTest::text);
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(className + " does not exist", missing);
        }
    }

    private static String text(Field constant) {
        try {
            constant.setAccessible(true);
            return String.valueOf(constant.get(null));
        } catch (IllegalAccessException closed) {
            throw new AssertionError(constant + " cannot be read", closed);
        }
    }
}
