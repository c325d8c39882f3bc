package io.streamplatform.analytics.aggregation;

import static io.streamplatform.analytics.aggregation.Ledger.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.analytics.Events;
import io.streamplatform.contracts.analytics.AggregateSubject;
import io.streamplatform.contracts.analytics.MinuteCounts;
import io.streamplatform.contracts.analytics.Revenue;
import io.streamplatform.contracts.events.UserEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often what happened, when, and what was sold. */
class CountsTest {
    private final Ledger ledger = new Ledger();

    @Test
    void eventsAreCountedByKind_overBatches() {
        ledger.take(Events.login("a", NOON), Events.search("a", NOON, "lamp"));
        ledger.take(Events.login("b", NOON));

        assertThat(ledger.aggregates.totals().counts())
                .isEqualTo(Map.of(UserEvent.Kind.LOGIN, 2L, UserEvent.Kind.SEARCH, 1L));
        assertThat(ledger.aggregates.totals().nextOffset()).isEqualTo(3);
    }

    @Test
    void revenueIsAddedUpByCurrency() {
        ledger.take(
                Events.purchase("a", NOON, 1000, "EUR"), Events.purchase("b", NOON, 500, "JPY"));
        ledger.take(Events.purchase("c", NOON, 234, "EUR"));

        Map<String, Revenue> expected =
                Map.of("EUR", new Revenue(1234, 2), "JPY", new Revenue(500, 1));
        assertThat(ledger.aggregates.totals().revenue()).isEqualTo(expected);
        assertThat(minute(NOON).revenue()).isEqualTo(expected);
    }

    /** Now it is 12:00, minutes are kept for 24 h, and clocks may be 5 minutes ahead. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T12:00:00Z,     2026-11-20T12:00:00Z, false, false",
        "2026-11-20T11:59:59.999Z, 2026-11-20T11:59:00Z, false, false",
        "2026-11-20T03:04:05Z,     2026-11-20T03:04:00Z, false, false",
        "2026-11-19T12:00:00Z,     2026-11-19T12:00:00Z, false, false",
        "2026-11-19T11:59:59Z,     ,                     true,  false",
        "1970-01-01T00:00:00Z,     ,                     true,  false",
        "2026-11-20T12:05:00Z,     2026-11-20T12:05:00Z, false, false",
        "2026-11-20T12:05:01Z,     2026-11-20T12:00:00Z, false, true",
        "2999-01-01T00:00:00Z,     2026-11-20T12:00:00Z, false, true",
    })
    void anEventCountsInItsOwnMinute_ifThatIsKeptAndNotInTheFuture(
            Instant time, @Nullable Instant minute, boolean isLate, boolean isSkewed) {
        ledger.take(Events.login("a", time));

        assertThat(ledger.aggregates.minutes().values())
                .extracting(MinuteCounts::minute)
                .isEqualTo(minute == null ? List.of() : List.of(minute));
        assertThat(ledger.aggregates.totals().counts()).containsEntry(UserEvent.Kind.LOGIN, 1L);
        assertThat(ledger.aggregates.totals().late()).isEqualTo(isLate ? 1 : 0);
        assertThat(ledger.aggregates.totals().clockSkewed()).isEqualTo(isSkewed ? 1 : 0);
    }

    @Test
    void aLateEventIsAddedToItsMinute() {
        ledger.take(Events.login("a", NOON.minusSeconds(3600)));
        ledger.take(Events.login("a", NOON));
        ledger.take(Events.login("a", NOON.minusSeconds(3600)));

        assertThat(minute(NOON.minusSeconds(3600)).counts())
                .isEqualTo(Map.of(UserEvent.Kind.LOGIN, 2L));
    }

    @Test
    void aMinuteThatIsNoLongerKeptIsRemoved() {
        ledger.take(Events.login("a", NOON));
        ledger.now = NOON.plus(Duration.ofHours(24)).plusSeconds(60);

        BatchResult result = ledger.take(Events.login("a", ledger.now));

        assertThat(ledger.aggregates.minutes()).hasSize(1);
        assertThat(ledger.aggregates.minuteAudiences()).hasSize(1);
        assertThat(result.changes())
                .filteredOn(change -> change.value() == null)
                .extracting(change -> change.key().subject())
                .containsExactlyInAnyOrder(
                        AggregateSubject.MINUTE_COUNTS, AggregateSubject.MINUTE_AUDIENCE);
    }

    private MinuteCounts minute(Instant time) {
        MinuteCounts minute = ledger.aggregates.minutes().get(TimedEvent.minuteOf(time));
        assertThat(minute).isNotNull();
        return minute;
    }
}
