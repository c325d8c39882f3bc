package io.streamplatform.likes.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.likes.publishing.Deliveries.Failure;
import io.streamplatform.likes.publishing.Deliveries.Latency;
import io.streamplatform.likes.publishing.Deliveries.PartitionTotal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private final Deliveries deliveries = new Deliveries();

    @Test
    void allAreCounted_andTheNewestKept() {
        for (int order = 1; order <= 120; order++) {
            deliveries.sent();
            deliver(order, order % 2, order);
        }

        Deliveries.Account account = deliveries.account();
        assertThat(account.sent()).isEqualTo(120);
        assertThat(account.acknowledged()).isEqualTo(120);
        assertThat(account.deliveries())
                .hasSize(Deliveries.KEPT)
                .extracting(Delivery::order)
                .startsWith(120L, 119L)
                .endsWith(71L);
        assertThat(account.partitions())
                .containsExactly(new PartitionTotal(0, 60, 120), new PartitionTotal(1, 60, 119));
    }

    @Test
    void failuresAreCountedApart_theNewestFirst() {
        for (int order = 1; order <= 60; order++) {
            deliveries.sent();
            deliveries.failed(new Failure(order, "TimeoutException"));
        }

        Deliveries.Account account = deliveries.account();
        assertThat(account.failed()).isEqualTo(60);
        assertThat(account.acknowledged()).isZero();
        assertThat(account.failures())
                .hasSize(Deliveries.KEPT)
                .startsWith(new Failure(60, "TimeoutException"));
    }

    @Test
    void latencyIsThatOfTheLastThousand_andUnknownBeforeTheFirst() {
        assertThat(deliveries.account().latencyMillis()).isEqualTo(new Latency(null, null, null));

        deliver(1, 0, 5000);
        assertThat(deliveries.account().latencyMillis())
                .isEqualTo(new Latency(5000.0, 5000.0, 5000.0));

        for (int millis = 1; millis <= 1000; millis++) {
            deliver(millis + 1, 0, millis);
        }
        assertThat(deliveries.account().latencyMillis())
                .isEqualTo(new Latency(500.0, 990.0, 1000.0));
    }

    private void deliver(long order, int partition, double millis) {
        deliveries.acknowledged(
                new Delivery(order, "alice", partition, order, millis, Instant.EPOCH));
    }
}
