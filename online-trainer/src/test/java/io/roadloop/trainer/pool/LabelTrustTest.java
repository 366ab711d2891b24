package io.roadloop.trainer.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadloop.kit.settings.InvalidSettingException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTrustTest {
    private static final Instant MADE = Instant.parse("2026-06-01T12:00:00Z");

    private final LabelTrust trust = new LabelTrust(Duration.ofMinutes(5), 0.8);

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "1, 300, 0.5", "1, 600, 0.25", "2, 0, 0.8", "3, 0, 0.64", "2, 300, 0.4", "1, -60, 1"})
    void shouldFallWithGenerationAndAge(int generation, long seconds, double expected) {
        assertThat(trust.in(generation, MADE, MADE.plusSeconds(seconds))).isCloseTo(expected, within(1e-12));
    }

    @Test
    void shouldTrustALabelByPeopleWholeHoweverOld() {
        assertThat(trust.in(0, MADE, MADE.plus(Duration.ofDays(1000)))).isEqualTo(1);
    }

    @Test
    void shouldNameABadValue() {
        assertThatThrownBy(() -> new LabelTrust(Duration.ZERO, 0.8))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("trust.half-life")
                .hasMessageContaining("must be at least 1 ms");
        assertThatThrownBy(() -> new LabelTrust(Duration.ofMinutes(5), 0))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("trust.per-generation")
                .hasMessageContaining("must lie in (0, 1]");
    }
}
