package io.roadloop.trainer.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StretchTest {
    @Test
    void shouldEndAShareInTheFirstRound() {
        Stretch tenth = new Stretch.Share(0.1);

        assertThat(tenth.isOver(new StepClock(0, 5, 60, 5))).isFalse();
        assertThat(tenth.isOver(new StepClock(0, 6, 60, 6))).isTrue();
        assertThat(new Stretch.Share(1).isOver(new StepClock(0, 59, 60, 59))).isFalse();
        assertThat(new Stretch.Share(1).isOver(new StepClock(1, 0, 400, 60))).isTrue();
    }

    @Test
    void shouldCountStepsOverAllRounds() {
        Stretch steps = new Stretch.Steps(400);

        assertThat(steps.isOver(new StepClock(0, 60, 60, 60))).isFalse();
        assertThat(steps.isOver(new StepClock(1, 339, 400, 399))).isFalse();
        assertThat(steps.isOver(new StepClock(1, 340, 400, 400))).isTrue();
    }

    @Test
    void shouldBeOverFromTheFirstStepWhereItIsNone() {
        assertThat(Stretch.NONE.isOver(StepClock.start(1))).isTrue();
        assertThat(new Stretch.Share(0).isOver(StepClock.start(1))).isTrue();
    }

    @Test
    void shouldBeOverInASettledStepHoweverLongItIs() {
        StepClock settled = new StepClock(0, 2, 5, 2, 1).settled();

        assertThat(new Stretch.Share(1).isOver(settled)).isTrue();
        assertThat(new Stretch.Steps(Stretch.Steps.MOST).isOver(settled)).isTrue();
        assertThat(settled.next()).isEqualTo(new StepClock(0, 3, 5, 3, 1).settled());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.01, Double.NaN})
    void shouldRefuseAShareOutOfItsRange(double share) {
        assertThatThrownBy(() -> new Stretch.Share(share)).hasMessageContaining("must lie in [0, 1]");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1_000_000_001})
    void shouldRefuseStepsOutOfTheirRange(long steps) {
        assertThatThrownBy(() -> new Stretch.Steps(steps)).hasMessageContaining("must lie in [0, 1000000000]");
    }
}
