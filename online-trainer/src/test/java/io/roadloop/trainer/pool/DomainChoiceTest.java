package io.roadloop.trainer.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DomainChoiceTest {
    /** Many of one domain, two of another: the first letter tells. */
    private final DomainChoice<String> choice =
            new DomainChoice<>(List.of("a0", "a1", "a2", "a3", "a4", "a5", "b0", "b1"), name -> name.substring(0, 1));

    @Test
    void shouldChooseAsManyOfEachDomainWithoutRepetition() {
        List<String> chosen = choice.choose(4, new SplittableRandom(1));

        assertThat(chosen).doesNotHaveDuplicates().hasSize(4);
        assertThat(of("a", chosen)).isEqualTo(2);
    }

    @Test
    void shouldRepeatWhereADomainHasTooFew() {
        List<String> chosen = choice.choose(10, new SplittableRandom(1));

        assertThat(of("b", chosen)).isEqualTo(5);
        assertThat(chosen).contains("b0", "b1");
    }

    @Test
    void shouldLeaveToChanceWhichDomainGivesOneMore() {
        SplittableRandom random = new SplittableRandom(1);

        long more = IntStream.range(0, 200)
                .filter(i -> of("a", choice.choose(3, random)) == 2)
                .count();

        assertThat(more).isBetween(70L, 130L);
    }

    @Test
    void shouldChooseNothingOfNothing() {
        assertThat(new DomainChoice<>(List.<String>of(), name -> name).choose(4, new SplittableRandom(1)))
                .isEmpty();
    }

    private static long of(String domain, List<String> chosen) {
        return chosen.stream().filter(name -> name.startsWith(domain)).count();
    }
}
