package io.roadloop.standalone.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Refusals refusals = new Refusals();

    @Test
    void shouldMatchARefusalByItsFramesId() {
        refusals.letter("frames/0/7", NOON);
        refusals.frame("frames/0/7", "car/front/7");

        assertThat(refusals.refused("car/front/7", NOON)).isEqualTo("car/front/7");

        assertThat(refusals.faults(false)).isEmpty();
    }

    @Test
    void shouldMatchARefusalByItsPlaceAndTellTheIdThatItsFrameWasCountedUnder() {
        refusals.letter("frames/0/7", NOON);
        refusals.frame("frames/0/7", "an id that the service did not trust");

        assertThat(refusals.refused("frames/0/7", NOON)).isEqualTo("an id that the service did not trust");

        assertThat(refusals.faults(false)).isEmpty();
    }

    @Test
    void shouldNameBothWhenALetterTellsOfAnotherFrameThanTheRefusal() {
        refusals.letter("frames/0/7", NOON);
        refusals.frame("frames/0/7", "a");
        refusals.frame("frames/0/8", "b");

        refusals.refused("b", NOON);

        assertThat(refusals.faults(false))
                .containsExactly(
                        "frame b was refused, but no dead letter tells of it",
                        "a dead letter tells of frames/0/7 (frame a), which was not refused");
    }

    @Test
    void shouldWantALetterForEachOfTwoFramesWithOneId() {
        refusals.letter("frames/0/7", NOON);
        refusals.frame("frames/0/7", "a");
        refusals.frame("frames/0/8", "a");

        refusals.refused("a", NOON);
        refusals.refused("a", NOON);

        assertThat(refusals.faults(false)).containsExactly("frame a was refused, but no dead letter tells of it");
    }

    @Test
    void shouldNotTakeASecondRefusalOfOneRecordForMatched() {
        refusals.letter("frames/0/7", NOON);
        refusals.frame("frames/0/7", "frames/0/7");

        refusals.refused("frames/0/7", NOON);
        refusals.refused("frames/0/7", NOON);

        assertThat(refusals.faults(false)).hasSize(1);
    }

    @Test
    void shouldPassOverWhatIsOlderThanTheLettersThatAreLeft() {
        refusals.letter("frames/0/7", NOON);
        refusals.frame("frames/0/7", "a");

        refusals.refused("old", NOON.minusSeconds(1));
        refusals.refused("a", NOON);

        assertThat(refusals.faults(true)).isEmpty();
        assertThat(refusals.faults(false)).hasSize(1);
    }

    @Test
    void shouldPassOverLettersOfFramesThatHaveExpired() {
        refusals.letter("frames/0/7", NOON);

        assertThat(refusals.faults(false)).isEmpty();
    }
}
