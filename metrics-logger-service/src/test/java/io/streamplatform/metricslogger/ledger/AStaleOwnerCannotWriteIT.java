package io.streamplatform.metricslogger.ledger;

import static io.streamplatform.metricslogger.ledger.LedgerDatabase.NOW;
import static io.streamplatform.metricslogger.ledger.LedgerDatabase.SOURCE;
import static io.streamplatform.metricslogger.ledger.LedgerDatabase.cpu;
import static io.streamplatform.metricslogger.ledger.LedgerDatabase.records;
import static io.streamplatform.metricslogger.ledger.LedgerDatabase.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two processes that both believe to own a partition, on one real database. */
class AStaleOwnerCannotWriteIT {
    private final LedgerDatabase database = new LedgerDatabase();
    private final MetricsLedger former = database.ledger("former");
    private final MetricsLedger owner = database.ledger("owner");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aFormerOwnersTransactionFails_andLeavesNothing() {
        assertThat(former.claim(SOURCE)).isZero();
        write(former, SOURCE, 0, cpu(NOW, 10), cpu(NOW, 11));
        assertThat(owner.claim(SOURCE)).isEqualTo(2);

        assertThatThrownBy(() -> write(former, SOURCE, 2, cpu(NOW, 99), cpu(NOW, 99)))
                .isInstanceOf(StaleOwnerException.class)
                .hasMessageContaining("claimed by another consumer");

        assertThat(database.total()).isEqualTo(2);
        assertThat(database.nextOffset()).isEqualTo(2);
        write(owner, SOURCE, 2, cpu(NOW, 12), cpu(NOW, 13));
        assertThat(database.total()).isEqualTo(4);
        assertThat(database.number("select max(maximum) from rollup")).isEqualTo(13);
    }

    @Test
    void itIsNotTheOffsetThatTells_theSameOffsetIsRefusedToo() {
        former.claim(SOURCE);
        owner.claim(SOURCE);
        assertThatThrownBy(() -> write(former, SOURCE, 0, cpu(NOW, 99)))
                .isInstanceOf(StaleOwnerException.class);
        assertThat(database.total()).isZero();
    }

    @Test
    void aFormerOwnerReadsNothingOfItsRefusedBatch() {
        former.claim(SOURCE);
        owner.claim(SOURCE);
        assertThatThrownBy(() ->
                        former.write(
                                List.of(new OffsetRange(SOURCE, 0, 1)),
                                () -> {
                                    throw new AssertionError(
                                            "would dead-letter what is not its own");
                                }))
                .isInstanceOf(StaleOwnerException.class);
    }

    @Test
    void aClaimInTheMiddleOfATransactionWaitsForItsOffset() throws Exception {
        former.claim(SOURCE);
        CountDownLatch within = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<?> writing =
                    threads.submit(() ->
                            former.write(
                                    List.of(new OffsetRange(SOURCE, 0, 3)),
                                    () -> {
                                        within.countDown();
                                        awaitQuietly(goOn);
                                        return records(
                                                SOURCE, 0, cpu(NOW, 1), cpu(NOW, 2), cpu(NOW, 3));
                                    }));
            assertThat(within.await(30, TimeUnit.SECONDS)).isTrue();
            Future<Long> claiming = threads.submit(() -> owner.claim(SOURCE));
            await("the claim waits for the row")
                    .during(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> !claiming.isDone());
            goOn.countDown();
            writing.get(30, TimeUnit.SECONDS);
            assertThat(claiming.get(30, TimeUnit.SECONDS)).isEqualTo(3);
        }
        assertThat(database.total()).isEqualTo(3);
        assertThatThrownBy(() -> write(former, SOURCE, 3, cpu(NOW, 99)))
                .isInstanceOf(StaleOwnerException.class);
        write(owner, SOURCE, 3, cpu(NOW, 4));
        assertThat(database.total()).isEqualTo(4);
    }

    @Test
    void whoeverIsRefusedMayClaimAgain_andLearnsHowFarTheOtherCame() {
        former.claim(SOURCE);
        owner.claim(SOURCE);
        write(owner, SOURCE, 0, cpu(NOW, 1), cpu(NOW, 2));
        assertThatThrownBy(() -> write(former, SOURCE, 0, cpu(NOW, 1)))
                .isInstanceOf(StaleOwnerException.class);
        assertThat(former.nextOffset(SOURCE)).isEmpty();
        assertThat(former.claim(SOURCE)).isEqualTo(2);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the test did not go on");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
