package io.streamplatform.analytics.aggregation;

import static io.streamplatform.analytics.aggregation.Ledger.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.analytics.Events;
import io.streamplatform.contracts.analytics.AggregateSubject;
import io.streamplatform.contracts.analytics.TopEntry;
import io.streamplatform.contracts.events.UserEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of Space-Saving, on a stream that has many more names than counters. */
class TopNamesTest {
    private static final int COUNTERS = 50;
    private static final int EVENTS = 20_000;

    @Test
    void asLongAsThereIsRoom_countsAreExact() {
        Ledger ledger = new Ledger();
        ledger.take(
                Events.view("a", NOON, "/lamp", "lamp"),
                Events.view("b", NOON, "/lamp", "lamp"),
                Events.view("b", NOON, "/about", null));

        assertThat(ledger.aggregates.top(AggregateSubject.TOP_PAGES))
                .isEqualTo(Map.of("/lamp", new TopEntry(1, 2, 0), "/about", new TopEntry(1, 1, 0)));
        assertThat(ledger.aggregates.top(AggregateSubject.TOP_PRODUCTS))
                .isEqualTo(Map.of("lamp", new TopEntry(1, 2, 0)));
    }

    @Test
    void searchTermsThatDifferInCaseAndSpacesAreOne() {
        Ledger ledger = new Ledger();
        ledger.take(
                Events.search("a", NOON, "Desk  Lamp"), Events.search("a", NOON, " desk lamp "));

        assertThat(ledger.aggregates.top(AggregateSubject.TOP_SEARCHES))
                .isEqualTo(Map.of("desk lamp", new TopEntry(1, 2, 0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 500, EVENTS})
    void whenThereIsNoRoom_countsAreWithinTheirBounds_whateverTheBatches(int batch) {
        Ledger ledger = new Ledger(limits());
        Map<String, Long> truth = new HashMap<>();
        Random random = new Random(5);
        List<UserEvent> events = new ArrayList<>();
        for (int index = 0; index < EVENTS; index++) {
            // Few names are frequent, hundreds are rare.
            String name = "/" + (int) (1000 * Math.pow(random.nextDouble(), 6));
            truth.merge(name, 1L, Long::sum);
            events.add(Events.view("a", NOON, name, null));
            if (events.size() == batch) {
                ledger.take(events);
                events.clear();
            }
        }
        ledger.take(events);

        Map<String, TopEntry> top = ledger.aggregates.top(AggregateSubject.TOP_PAGES);
        assertThat(truth.size()).isGreaterThan(5 * COUNTERS);
        assertThat(top).hasSize(COUNTERS);
        top.forEach((name, entry) ->
                assertThat(truth.get(name))
                        .as(name)
                        .isBetween(entry.count() - entry.overcount(), entry.count()));
        truth.forEach((name, times) -> {
            if (times > EVENTS / COUNTERS) {
                assertThat(top).containsKey(name);
            }
        });
    }

    private static Limits limits() {
        return new Limits(
                Duration.ofHours(24),
                Duration.ZERO,
                Duration.ofMinutes(30),
                Duration.ofHours(24),
                10,
                10,
                COUNTERS,
                10);
    }
}
