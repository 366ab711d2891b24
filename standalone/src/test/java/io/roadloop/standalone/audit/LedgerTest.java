package io.roadloop.standalone.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerTest {

    private final Ledger ledger = new Ledger();

    @Test
    void shouldBalanceWhenEveryFrameHasOneOutcome() {
        ledger.frame("a");
        ledger.frame("b");
        ledger.segmented("a");
        ledger.refused("b");

        assertThat(ledger.lost()).isZero();
        assertThat(ledger.duplicated()).isZero();
    }

    @Test
    void shouldCountAFrameAsLostWhenItHasNoOutcome() {
        ledger.frame("a");
        ledger.frame("b");
        ledger.segmented("a");

        assertThat(ledger.lost()).isEqualTo(1);
    }

    @Test
    void shouldCountAnOutcomeAsDuplicateWhenItsFrameHadOneAlready() {
        ledger.frame("a");
        ledger.segmented("a");
        ledger.segmented("a");

        assertThat(ledger.duplicated()).isEqualTo(1);
    }

    @Test
    void shouldNotTakeALostFrameAndADuplicateForABalance() {
        ledger.frame("a");
        ledger.frame("b");
        ledger.segmented("a");
        ledger.segmented("a");

        assertThat(ledger.lost()).isEqualTo(1);
        assertThat(ledger.duplicated()).isEqualTo(1);
    }

    @Test
    void shouldOweTwoOutcomesWhenAFrameWasSentTwice() {
        ledger.frame("a");
        ledger.frame("a");
        ledger.segmented("a");
        ledger.segmented("a");

        assertThat(ledger.lost()).isZero();
        assertThat(ledger.duplicated()).isZero();
    }
}
