package io.streamplatform.traffic.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.streamplatform.traffic.world.Incident;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private Instant now = Instant.parse("2026-11-20T09:15:30Z");
    private final Incidents incidents = new Incidents(() -> now);

    @Test
    void oneEndsByItselfAtItsTimeAndNotBefore() {
        Incident spike = start("web-server-01", 60);

        assertThat(spike.endsAt()).isEqualTo(now.plusSeconds(60));
        now = now.plusMillis(59_999);
        assertThat(incidents.active()).containsExactly(spike);
        now = now.plusMillis(1);
        assertThat(incidents.active()).isEmpty();
    }

    @Test
    void theOldestStandsFirstAndEachEndsAtItsOwnTime() {
        Incident first = start("web-server-01", 60);
        Incident second = start("web-server-02", 10);
        Incident third = start("web-server-03", 30);

        assertThat(incidents.active()).containsExactly(first, second, third);
        now = now.plusSeconds(10);
        assertThat(incidents.active()).containsExactly(first, third);
        now = now.plusSeconds(20);
        assertThat(incidents.active()).containsExactly(first);
    }

    @Test
    void oneCanBeEndedOnceBeforeItsTime() {
        Incident spike = start("web-server-01", 60);

        assertThat(incidents.end(spike.id())).isTrue();
        assertThat(incidents.active()).isEmpty();
        assertThat(incidents.end(spike.id())).isFalse();
    }

    @Test
    void oneThatHasEndedCannotBeEnded() {
        Incident spike = start("web-server-01", 60);
        now = now.plusSeconds(61);

        assertThat(incidents.end(spike.id())).isFalse();
    }

    @Test
    void thereIsAnEndToThem() {
        for (int i = 0; i < Incidents.MOST; i++) {
            start("web-server-01", 60);
        }

        assertThatIllegalStateException()
                .isThrownBy(() -> start("web-server-01", 60))
                .withMessageContaining("end one of them first");
        now = now.plusSeconds(60);
        assertThat(start("web-server-01", 60)).isIn(incidents.active());
    }

    @Test
    void theListStaysTheSameAsLongAsNothingChanges() {
        start("web-server-01", 60);

        assertThat(incidents.active()).isSameAs(incidents.active());
    }

    private Incident start(String target, int seconds) {
        return incidents.start("CPU_SPIKE", target, Duration.ofSeconds(seconds), 1);
    }
}
