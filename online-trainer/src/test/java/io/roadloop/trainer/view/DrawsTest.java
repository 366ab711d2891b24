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
