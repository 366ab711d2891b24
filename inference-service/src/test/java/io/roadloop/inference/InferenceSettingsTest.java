package io.roadloop.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.inference.teach.TeachingPolicy;
import io.roadloop.inference.topology.Delivery;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.settings.Settings;
import io.roadloop.vision.codec.ImageLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceSettingsTest {

    @Test
    void shouldHaveTheDefaultsOfTheDesign() {
        InferenceSettings settings = load(Map.of());
        assertThat(settings.identity()).isEqualTo(new InferenceSettings.Identity("roadloop-inference", "inference-1"));
        assertThat(settings.serving())
                .isEqualTo(new InferenceSettings.Serving(
                        Delivery.EXACTLY_ONCE,
                        Duration.ofMillis(400),
                        Duration.ofSeconds(2),
                        1,
                        "auto",
                        Path.of("data/inference")));
        assertThat(settings.releases())
                .isEqualTo(new InferenceSettings.Releases(
                        "road", "camvid-11", Path.of("data/models"), Path.of("data/keys"), Duration.ofSeconds(5)));
        assertThat(settings.limits()).isEqualTo(ImageLimits.DEFAULT);
        assertThat(settings.teaching())
                .isEqualTo(new TeachingPolicy(0.25, 2, Duration.ofDays(1), 64, 1, Duration.ofSeconds(2)));
        assertThat(settings.reports().interval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.health().port()).isEqualTo(9103);
    }

    @ParameterizedTest
    @CsvSource({
        "identity.instance, a b, letters",
        "serving.threads, 0, '[1, 256]'",
        "serving.device, tpu, 'auto, cpu or gpu:N'",
        "serving.delivery, twice, exactly-once",
        "serving.transaction-timeout, 1s, 1800ms",
        "serving.inference-deadline, 0ms, at least 1ms",
        "releases.retry, 1ms, at least 100ms",
        "teaching.minimum-share, 0, '(0, 1]'",
        "teaching.boundary-band, 33, '[0, 32]'",
        "teaching.maximum-model-age, 0s, longer than nothing",
        "teaching.maximum-generation, 0, at least 1",
        "teaching.quota, 0, at least 1",
        "teaching.window, 0s, longer than nothing",
        "reports.interval, 10ms, at least 100ms"
    })
    void shouldNameTheKeyAndTheRuleOfABadValue(String key, String value, String rule) {
        assertThatThrownBy(() -> load(Map.of(key, value)))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(rule);
    }

    @Test
    void shouldRefuseAKafkaPropertyThatBelongsToTheProfile() {
        assertThatThrownBy(() -> load(Map.of("kafka.properties.session.timeout.ms", "45000")))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("session.timeout.ms")
                .hasMessageContaining("serving profile");
    }

    private static InferenceSettings load(Map<String, String> overrides) {
        return Settings.load(
                InferenceSettings.class, "inference-service-defaults.yaml", Optional.empty(), overrides, Map.of());
    }
}
