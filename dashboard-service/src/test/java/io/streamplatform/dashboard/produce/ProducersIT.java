package io.streamplatform.dashboard.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.produce.Delivery.Acks;
import io.streamplatform.dashboard.produce.Delivery.Compression;
import io.streamplatform.dashboard.web.Unavailable;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Producers are bounded in number: one that is idle makes room, one that is busy never does. */
@DashboardTest
class ProducersIT {

    @Autowired private Producers producers;
    @Autowired private ProduceProperties properties;

    @Test
    void theLongestIdleMakesRoom_andBusyOnesAreNotTakenAway() {
        Deque<Producers.Lease> leases = new ArrayDeque<>();
        try {
            for (int i = 0; i < properties.producers(); i++) {
                leases.add(producers.lend(new Delivery(Acks.LEADER, Compression.values()[i])));
            }
            Delivery another = new Delivery(Acks.NONE, Compression.ZSTD);
            assertThatThrownBy(() -> producers.lend(another))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("dashboard.produce.producers");
            try (Producers.Lease same =
                    producers.lend(new Delivery(Acks.LEADER, Compression.NONE))) {
                assertThat(same.producer()).isSameAs(leases.getFirst().producer());
            }

            leases.removeLast().close();
            try (Producers.Lease other = producers.lend(another)) {
                assertThat(other.producer()).isNotNull();
                assertThat(producers.size()).isEqualTo(properties.producers());
            }
        } finally {
            leases.forEach(Producers.Lease::close);
        }
    }

    @Test
    void oneThatIsBrokenIsNotLentAgain() {
        Delivery delivery = new Delivery(Acks.LEADER, Compression.GZIP);
        try (Producers.Lease broken = producers.lend(delivery)) {
            broken.discard();
            try (Producers.Lease fresh = producers.lend(delivery)) {
                assertThat(fresh.producer()).isNotSameAs(broken.producer());
            }
        }
    }
}
