package io.roadloop.vision.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftDayTest {

    @Test
    void shouldGoFromDayOverDuskRainAndNightToDay() {
        // Given
        List<String> tags = new ArrayList<>();

        // When
        for (int step = 0; step <= 1000; step++) {
            Conditions conditions = DriftDay.at(step / 1000.0);
            String tag = conditions.weather().equals("rain") ? "rain" : conditions.light();
            if (tags.isEmpty() || !tags.get(tags.size() - 1).equals(tag)) {
                tags.add(tag);
            }
        }

        // Then
        assertThat(tags).containsExactly("day", "dusk", "rain", "night", "dusk", "day");
    }

    @Test
    void shouldChangeGradually() {
        Conditions before = DriftDay.at(0);
        for (int step = 1; step <= 1000; step++) {
            // When
            Conditions now = DriftDay.at(step / 1000.0);

            // Then
            assertThat(Math.abs(now.darkness() - before.darkness())).isLessThan(0.02);
            assertThat(Math.abs(now.rain() - before.rain())).isLessThan(0.02);
            before = now;
        }
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "1", "7"})
    void shouldBeginAndEndByDay(double share) {
        assertThat(DriftDay.at(share)).isEqualTo(Conditions.DAY);
    }

    @Test
    void shouldRefuseAShareThatIsNoNumber() {
        assertThatThrownBy(() -> DriftDay.at(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, day, clear",
        "0.5, 0, dusk, clear",
        "1, 0, night, clear",
        "0.2, 1, day, rain",
        "1, 0.5, night, rain"
    })
    void shouldTagLightAndWeather(double darkness, double rain, String light, String weather) {
        // When
        Conditions conditions = new Conditions(darkness, rain);

        // Then
        assertThat(conditions.light()).isEqualTo(light);
        assertThat(conditions.weather()).isEqualTo(weather);
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0, darkness", "1.1, 0, darkness", "NaN, 0, darkness", "0, 2, rain"})
    void shouldNameTheConditionThatIsOutOfRange(double darkness, double rain, String name) {
        assertThatThrownBy(() -> new Conditions(darkness, rain))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }
}
