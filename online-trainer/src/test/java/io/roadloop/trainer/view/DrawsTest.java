package io.roadloop.trainer.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawsTest {
    @Test
    void shouldGiveANameTheSameNumbersWhateverElseIsDrawn() {
        Draws draws = new Draws(1, 7);
        long before = draws.named("flip").nextLong();
        draws.named("colour").nextLong();

        assertThat(new Draws(1, 7).named("flip").nextLong()).isEqualTo(before);
    }

    @Test
    void shouldDrawOtherwiseWhenARoundIsDoneAgain() {
        Draws draws = new Draws(1, 7);

        Draws third = draws.again(2);

        assertThat(draws.again(0)).isEqualTo(draws);
        assertThat(Set.of(draws.number("a"), draws.again(1).number("a"), third.number("a")))
                .hasSize(3);
        assertThat(third.step()).isEqualTo(7);
    }

    @Test
    void shouldDrawAnewForEachSeedStepAndName() {
        Set<Long> numbers = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            for (long step = 0; step < 100; step++) {
                numbers.add(new Draws(seed, step).number("a"));
                numbers.add(new Draws(seed, step).number("b"));
            }
        }

        assertThat(numbers).hasSize(2000);
    }
}
