package io.roadloop.standalone.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.kit.UserErrorException;
import io.roadloop.standalone.evaluate.TestViews.Shown;
import io.roadloop.vision.Size;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestViewsTest {
    @Test
    void shouldShowEachScaleStraightAndMirrored() {
        assertThat(new TestViews(List.of(0.5, 2.0), true).of(new Size(9, 6)))
                .containsExactly(
                        new Shown(new Size(5, 3), false),
                        new Shown(new Size(5, 3), true),
                        new Shown(new Size(18, 12), false),
                        new Shown(new Size(18, 12), true));
    }

    @Test
    void shouldBePlainAtOneScaleAlone() {
        assertThat(new TestViews(List.of(1.0), false).isPlain()).isTrue();
        assertThat(new TestViews(List.of(1.0), true).isPlain()).isFalse();
        assertThat(new TestViews(List.of(0.5), false).isPlain()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "5", "1,1", "NaN"})
    void shouldRefuseScalesThatAreTooSmallOrLargeOrTwice(String scales) {
        List<Double> given =
                Arrays.stream(scales.split(",", -1)).map(Double::valueOf).toList();

        assertThatThrownBy(() -> new TestViews(given, false))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("--scales is " + given)
                .hasMessageContaining("must be numbers in [0.25, 4.0], each once");
    }
}
