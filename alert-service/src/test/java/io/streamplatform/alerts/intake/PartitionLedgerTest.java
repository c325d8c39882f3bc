package io.streamplatform.alerts.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.alerts.intake.PartitionLedger.Verdict;
import io.streamplatform.contracts.logs.LogLevel;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which records are new, and from where to read after a restart. */
class PartitionLedgerTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long NONE = Long.MAX_VALUE;

    @ParameterizedTest(name = "offset {0} is {1}")
    @CsvSource({
        "39, DUPLICATE",
        "40, REBUILD",
        "99, REBUILD",
        "100, NEW",
        "101, NEW",
    })
    void aRestoredLedgerTellsRecordsApart(long offset, Verdict verdict) {
        assertThat(ledger().judge(offset)).isEqualTo(verdict);
    }

    @Test
    void whatWasProcessedIsADuplicate_andWhatWasRebuiltToo() {
        PartitionLedger ledger = ledger();
        ledger.rebuilt(40, 0);
        ledger.processed(100, 0);

        assertThat(ledger.judge(40)).isEqualTo(Verdict.DUPLICATE);
        assertThat(ledger.judge(100)).isEqualTo(Verdict.DUPLICATE);
        assertThat(ledger.judge(101)).isEqualTo(Verdict.NEW);
    }

    @Test
    void isRebuiltWhenTheCommittedPositionIsReached() {
        PartitionLedger ledger = ledger();
        ledger.rebuilt(98, 0);
        assertThat(ledger.isRebuilt()).isFalse();
        ledger.rebuilt(99, 0);
        assertThat(ledger.isRebuilt()).isTrue();
    }

    @Test
    void isRebuiltWhenTheRecordsBeforeAreGone() {
        PartitionLedger ledger = ledger();
        ledger.processed(250, 0);
        assertThat(ledger.isRebuilt()).isTrue();
    }

    @Test
    void goesOnCountingWhereItWasLeft() {
        PartitionLedger ledger = ledger();
        assertThat(ledger.hasUncommitted()).isFalse();
        ledger.count(LogLevel.INFO);
        ledger.processed(100, 0);

        assertThat(ledger.hasUncommitted()).isTrue();
        CommittedState state = ledger.state(MINUTE, 0, NONE);
        assertThat(state.position()).isEqualTo(101);
        assertThat(state.totals().byLevel()).containsEntry(LogLevel.INFO, 71L);
        ledger.committed(101);
        assertThat(ledger.hasUncommitted()).isFalse();
    }

    @Test
    void readsAnHourAgain_ifThatIsNotMuch() {
        PartitionLedger ledger = new PartitionLedger(CommittedState.atStart(0));
        // One record a second for three hours.
        long last = process(ledger, 3 * 3600, 1000);

        long from = ledger.state(MINUTE, last, NONE).rebuildFrom();
        assertThat(from).isBetween(2 * 3600L - 20, 2 * 3600L);
    }

    @Test
    void readsOnlyTheWindowsAgain_ifAnHourIsMuch() {
        PartitionLedger ledger = new PartitionLedger(CommittedState.atStart(0));
        // A thousand records a second for ten minutes.
        long last = process(ledger, 600_000, 1);

        long from = ledger.state(MINUTE, last, NONE).rebuildFrom();
        // A window of 60 s with its margin of 20 s, in steps of 10 s.
        assertThat(from).isBetween(600_000L - 91_000, 600_000L - 80_000);
    }

    @Test
    void readsAgainWhatNoPublishedAlertHas() {
        PartitionLedger ledger = new PartitionLedger(CommittedState.atStart(0));
        long last = process(ledger, 600_000, 1);

        assertThat(ledger.state(MINUTE, last, 1234).rebuildFrom()).isEqualTo(1234);
    }

    private static PartitionLedger ledger() {
        return new PartitionLedger(
                new CommittedState(100, 40, new Totals(Map.of(LogLevel.INFO, 70L), 0)));
    }

    private static long process(PartitionLedger ledger, int records, long everyMillis) {
        for (int i = 0; i < records; i++) {
            ledger.processed(i, i * everyMillis);
        }
        return (records - 1) * everyMillis;
    }
}
