package io.roadloop.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.kit.settings.InvalidSettingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoundRulesTest {
    private static final RoundRules RULES =
            new RoundRules(60, Duration.ofSeconds(20), 20, 400, Duration.ofSeconds(35), 8, 4, 10);

    @Test
    void shouldGiveTheFirstRoundItsFixedLength() {
        assertThat(RULES.steps(0, 0)).isEqualTo(60);
        assertThat(RULES.limit(0)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void shouldFitLaterRoundsIntoTheTargetDuration() {
        assertThat(RULES.steps(1, 350)).isEqualTo(100);
    }

    @Test
    void shouldKeepLaterRoundsWithinTheirBounds() {
        assertThat(RULES.steps(1, 5000)).isEqualTo(20);
        assertThat(RULES.steps(1, 1)).isEqualTo(400);
        assertThat(RULES.steps(1, 0)).isEqualTo(20);
    }

    @Test
    void shouldNameTheRuleOfABadSetting() {
        assertThatThrownBy(() -> new RoundRules(60, Duration.ofSeconds(20), 20, 10, Duration.ofSeconds(35), 8, 4, 10))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("round.maximum-steps = 10: must not be below round.minimum-steps");
    }

    @Test
    void shouldTellTheMedianOfTheLatestSteps() {
        StepTimes times = new StepTimes(77);
        assertThat(times.median()).isEqualTo(77);

        times.add(Duration.ofMillis(10));
        times.add(Duration.ofMillis(1000));
        times.add(Duration.ofMillis(20));

        assertThat(times.median()).isEqualTo(20);
    }
}
