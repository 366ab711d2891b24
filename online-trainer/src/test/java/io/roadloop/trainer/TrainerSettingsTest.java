package io.roadloop.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.roadloop.graph.torch.PrecisionChoice;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.service.ServiceContext;
import io.roadloop.kit.settings.Settings;
import io.roadloop.trainer.pool.LabelTrust;
import io.roadloop.vision.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainerSettingsTest {
    @TempDir
    Path folder;

    @Test
    void shouldHaveTheDefaultsOfItsFile() {
        TrainerSettings settings = load(Map.of());

        assertThat(settings.learning().recipe()).isEqualTo("roadloop");
        assertThat(settings.learning().size()).isEqualTo(new Size(240, 180));
        assertThat(settings.learning().device()).isEqualTo("auto");
        assertThat(settings.learning().precision()).isEqualTo(PrecisionChoice.AUTO);
        assertThat(settings.round().firstSteps()).isEqualTo(60);
        assertThat(settings.round().targetDuration()).isEqualTo(Duration.ofSeconds(35));
        assertThat(settings.gate().confidence()).isEqualTo(0.95);
        assertThat(settings.gate().resamples()).isEqualTo(1000);
        assertThat(settings.stream().newest()).isEqualTo(4);
        assertThat(settings.pseudoLabels().maximumGeneration()).isEqualTo(64);
        assertThat(settings.trust()).isEqualTo(new LabelTrust(Duration.ofMinutes(5), 0.98));
        assertThat(settings.pools().taughtBytes()).isEqualTo(256L << 20);
        assertThat(settings.limits().maximumBytes()).isEqualTo(4L << 20);
    }

    @ParameterizedTest
    @CsvSource({
        "learning.size, 16x16, each side must be at least 32",
        "learning.precision, fp64, 'auto, fp32, bf16'",
        "learning.threads, 0, 'must lie in [1, 256]'",
        "round.first-steps, 0, must be at least 1",
        "gate.precision, 2, 'must lie in (0, 1]'",
        "pseudo-labels.maximum-generation, 0, must be at least 1",
        "trust.half-life, PT0S, must be at least 1 ms",
        "trust.per-generation, 1.5, 'must lie in (0, 1]'",
        "pools.taught-bytes, 1000, must be at least 1MiB",
        "stream.newest, 0, 'must lie in [1, 1000]'"
    })
    void shouldNameKeyValueAndRuleOfABadSetting(String key, String value, String rule) {
        assertThatThrownBy(() -> load(Map.of(key, value)))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContainingAll(key, value, rule);
    }

    @ParameterizedTest
    @CsvSource({
        "learning.recipe, nonsense, mean-teacher",
        "learning.taxonomy, nonsense, camvid-11",
        "learning.device, gpu:99, gpu:99",
        "releases.signing-key, missing.key.pem, missing.key.pem"
    })
    void shouldSayInOneLineWhatIsNotThere(String key, String value, String hint) {
        TrainerSettings settings = load(Map.of(key, value));

        assertThatThrownBy(() -> TrainerService.start(
                        settings, new ServiceContext("online-trainer", "test", new SimpleMeterRegistry())))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(hint)
                .message()
                .doesNotContain("\n");
    }

    private TrainerSettings load(Map<String, String> overrides) {
        Map<String, String> all = new HashMap<>(Map.of("state-directory", folder.toString()));
        all.putAll(overrides);
        return Settings.load(TrainerSettings.class, "online-trainer-defaults.yaml", Optional.empty(), all, Map.of());
    }
}
