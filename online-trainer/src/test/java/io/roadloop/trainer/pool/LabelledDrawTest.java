package io.roadloop.trainer.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadloop.kit.settings.InvalidSettingException;
import io.roadloop.trainer.pool.LabelledDraw.Domains;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelledDrawTest {
    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void shouldDrawExactlyItsShareByClassWhereThatIsAWholeNumber() {
        LabelledDraw half = new LabelledDraw(0.5, 1, Domains.EVEN);

        assertThat(IntStream.range(0, 100).map(i -> half.byClass(4, 0, random))).containsOnly(2);
    }

    @Test
    void shouldDrawItsShareOnTheMeanWhereThatIsNoWholeNumber() {
        LabelledDraw half = new LabelledDraw(0.5, 1, Domains.EVEN);

        double mean = IntStream.range(0, 4000)
                .map(i -> half.byClass(3, 0, random))
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(1.5, within(0.05));
    }

    @Test
    void shouldDrawNoneByClassFromItsEndOn() {
        LabelledDraw most = new LabelledDraw(1, 0.86, Domains.EVEN);

        assertThat(most.byClass(4, 0.85, random)).isEqualTo(4);
        assertThat(most.byClass(4, 0.86, random)).isZero();
    }

    @Test
    void shouldRefuseWhatIsNoShare() {
        assertThatThrownBy(() -> new LabelledDraw(1.5, 1, Domains.EVEN))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("class-uniform");
        assertThatThrownBy(() -> new LabelledDraw(0.5, Double.NaN, Domains.EVEN))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("until");
    }
}
