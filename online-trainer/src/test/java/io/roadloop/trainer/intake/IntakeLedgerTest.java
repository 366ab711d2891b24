package io.roadloop.trainer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeLedgerTest {

    @Test
    void shouldMovePositionAndCountTogether() {
        IntakeLedger ledger = new IntakeLedger(IntakeLedger.Snapshot.EMPTY);

        ledger.advance("t", 1, 40, Tally.FRAMES_SKIPPED, 40);
        ledger.advance("t", 1, 41, Tally.FRAMES_TAKEN, 1);

        assertThat(ledger.snapshot())
                .isEqualTo(new IntakeLedger.Snapshot(
                        Map.of("t", Map.of(1, 41L)),
                        Map.of(Tally.FRAMES_SKIPPED, 40L, Tally.FRAMES_TAKEN, 1L),
                        Map.of()));
        assertThat(ledger.gaps()).isEqualTo(40);
    }

    @Test
    void shouldNotCountARecordTwice() {
        IntakeLedger ledger = new IntakeLedger(IntakeLedger.Snapshot.EMPTY);
        ledger.advance("t", 0, 5, Tally.LABELS_FOR_TRAINING, 1);

        ledger.advance("t", 0, 5, Tally.LABELS_FOR_TRAINING, 1);
        ledger.advance("t", 0, 3, Tally.DEAD_LETTERS, 1);

        assertThat(ledger.count(Tally.LABELS_FOR_TRAINING)).isOne();
        assertThat(ledger.count(Tally.DEAD_LETTERS)).isZero();
        assertThat(ledger.position("t", 0)).hasValue(5);
    }

    @Test
    void shouldGoOnFromASnapshot() {
        IntakeLedger before = new IntakeLedger(IntakeLedger.Snapshot.EMPTY);
        before.advance("t", 0, 5, Tally.FRAMES_TAKEN, 5);

        IntakeLedger after = new IntakeLedger(before.snapshot());
        after.advance("t", 0, 6, Tally.FRAMES_TAKEN, 1);

        assertThat(after.count(Tally.FRAMES_TAKEN)).isEqualTo(6);
        assertThat(after.position("u", 0)).isEmpty();
    }

    @Test
    void shouldAccountForEveryOffsetOfAnOpenedPartition() {
        IntakeLedger ledger = new IntakeLedger(IntakeLedger.Snapshot.EMPTY);
        long position = ledger.open("t", 0, 5);
        ledger.advance("t", 0, 20, Tally.FRAMES_SKIPPED, 15);
        ledger.advance("t", 0, 21, Tally.FRAMES_TAKEN, 1);
        IntakeLedger resumed = new IntakeLedger(ledger.snapshot());

        resumed.open("t", 0, 9);
        resumed.advance("t", 0, 22, Tally.DEAD_LETTERS, 1);
        resumed.advance("t", 0, 22, Tally.DEAD_LETTERS, 1);
        resumed.advance("t", 0, 25, Tally.FRAMES_EXPIRED, 3);

        assertThat(position).isEqualTo(5);
        assertThat(resumed.position("t", 0)).hasValue(25);
        assertThat(stretch(resumed)).isEqualTo(new IntakeLedger.Stretch(5, 2, 18));
    }

    @Test
    void shouldBeginTheAccountAnewWhenTheTopicWasMadeAnew() {
        IntakeLedger ledger = new IntakeLedger(IntakeLedger.Snapshot.EMPTY);
        ledger.open("t", 0, 5);
        ledger.advance("t", 0, 20, Tally.FRAMES_SKIPPED, 15);

        ledger.rewind("t", 0, 0);

        assertThat(stretch(ledger)).isEqualTo(new IntakeLedger.Stretch(0, 0, 0));
    }

    @Test
    void shouldBeginTheAccountOfAnOlderCheckpointAtItsPosition() {
        IntakeLedger ledger = new IntakeLedger(
                new IntakeLedger.Snapshot(Map.of("t", Map.of(0, 41L)), Map.of(Tally.FRAMES_TAKEN, 41L), Map.of()));

        assertThat(ledger.open("t", 0, 7)).isEqualTo(41);

        assertThat(stretch(ledger)).isEqualTo(new IntakeLedger.Stretch(41, 0, 0));
    }

    private static IntakeLedger.Stretch stretch(IntakeLedger ledger) {
        return ledger.snapshot().stretches().get("t").get(0);
    }
}
