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
                        Map.of("t", Map.of(1, 41L)), Map.of(Tally.FRAMES_SKIPPED, 40L, Tally.FRAMES_TAKEN, 1L)));
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
}
