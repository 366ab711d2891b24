package io.roadloop.vision.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.vision.ClassSpec;
import io.roadloop.vision.Taxonomy;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollapseTest {
    private static final ConfusionMatrix GOOD = score(900, 100, 100, 900);

    private final Collapse.Watch watch = new Collapse.Watch();

    @Test
    void shouldSeeThatOneClassTakesAllWhereSeveralWereKnown() {
        watch.see(GOOD);

        assertThat(watch.see(score(0, 1000, 1, 999))).contains(new Collapse(1, 0.9995));
    }

    @Test
    void shouldNotTakeANetworkThatHasLearntNothingYetForOneThatForgot() {
        assertThat(watch.see(score(0, 1000, 0, 1000))).as("one class at first").isEmpty();
        assertThat(watch.see(score(500, 500, 500, 500))).as("any class").isEmpty();
        assertThat(watch.see(score(1000, 0, 1000, 0))).as("another one").isEmpty();
        assertThat(watch.see(score(1000, 0, 998, 2)))
                .as("the first pixels of a second")
                .isEmpty();
        assertThat(watch.see(score(0, 1000, 0, 1000))).as("one class again").isEmpty();
    }

    @Test
    void shouldAllowAClassThatTakesNearlyAll() {
        watch.see(GOOD);

        assertThat(watch.see(score(3, 997, 0, 1000))).isEmpty();
    }

    @Test
    void shouldSeeNothingInFramesOfOneClass() {
        watch.see(GOOD);

        assertThat(watch.see(score(0, 0, 0, 1000))).isEmpty();
    }

    @Test
    void shouldSeeNothingWhereNothingWasScored() {
        watch.see(GOOD);

        assertThat(watch.see(new ConfusionMatrix(2))).isEmpty();
    }

    @Test
    void shouldNameTheClassTheShareAndTheRule() {
        Taxonomy taxonomy = new Taxonomy("two", List.of(new ClassSpec("sky", 0, 0, 0), new ClassSpec("road", 1, 1, 1)));

        assertThat(new Collapse(1, 0.9995).inWords(taxonomy))
                .isEqualTo("road takes 99.95 % of the scored pixels, at least 99.9 %,"
                        + " and several classes were known before");
    }

    /** Two classes: pixels by truth and prediction. */
    private static ConfusionMatrix score(long of0As0, long of0As1, long of1As0, long of1As1) {
        ConfusionMatrix matrix = new ConfusionMatrix(2);
        matrix.add(0, 0, of0As0);
        matrix.add(0, 1, of0As1);
        matrix.add(1, 0, of1As0);
        matrix.add(1, 1, of1As1);
        return matrix;
    }
}
