package io.roadloop.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.vision.ClassSpec;
import io.roadloop.vision.Taxonomy;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageNewsTest {
    private static final Taxonomy FOUR = new Taxonomy(
            "four",
            List.of("sky", "road", "car", "tram").stream()
                    .map(CoverageNewsTest::spec)
                    .toList());

    private final CoverageNews news = new CoverageNews(FOUR);

    @Test
    void shouldNameAClassThatTheLabelledSetLacks() {
        assertThat(news.of(Patterns.pools(4, 0))).hasValue("no labelled frame shows tram");
    }

    @Test
    void shouldSayItOnce() {
        MemoryPools pools = Patterns.pools(4, 0);
        news.of(pools);

        assertThat(news.of(pools)).isEmpty();
    }

    @Test
    void shouldSayWhenItIsOver() {
        CoverageNews three =
                new CoverageNews(new Taxonomy("three", FOUR.classes().subList(0, 3)));
        three.of(Patterns.pools(1, 0));

        assertThat(three.of(Patterns.pools(4, 0))).hasValue("two labelled frames or more show every class");
    }

    private static ClassSpec spec(String name) {
        return new ClassSpec(name, 0, 0, 0);
    }
}
