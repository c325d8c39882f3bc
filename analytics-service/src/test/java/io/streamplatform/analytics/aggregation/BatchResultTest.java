package io.streamplatform.analytics.aggregation;

import static io.streamplatform.analytics.aggregation.Ledger.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.streamplatform.analytics.Events;
import io.streamplatform.contracts.GoldenSamples;
import io.streamplatform.contracts.analytics.Aggregate;
import io.streamplatform.contracts.analytics.AggregateKey;
import io.streamplatform.contracts.analytics.Revenue;
import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.contracts.json.JsonFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches as a whole: drafts, restores, failures, bounds. */
class BatchResultTest {
    private static final Limits TIGHT =
            new Limits(
                    Duration.ofMinutes(10),
                    Duration.ZERO,
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    40,
                    20,
                    15,
                    10);

    @Test
    void whatIsRestoredFromTheTopicIsWhatWasThere() {
        Ledger ledger = new Ledger(TIGHT);
        Random random = new Random(1);
        for (int batch = 0; batch < 200; batch++) {
            ledger.take(someEvents(ledger, random));

            assertThat(Ledger.contentOf(ledger.restored()))
                    .isEqualTo(Ledger.contentOf(ledger.aggregates));
        }
    }

    @Test
    void aDraftThatIsNotCommittedLeavesNoTrace() {
        Ledger ledger = new Ledger(TIGHT);
        Random random = new Random(2);
        for (int batch = 0; batch < 50; batch++) {
            ledger.take(someEvents(ledger, random));
            var before = Ledger.contentOf(ledger.aggregates);

            var _ = ledger.draft(someEvents(ledger, random));

            assertThat(Ledger.contentOf(ledger.aggregates)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 333})
    void howEventsAreBatchedDoesNotChangeWhatIsCounted(int size) {
        List<UserEvent> events = new ArrayList<>();
        Random random = new Random(3);
        for (int event = 0; event < 1000; event++) {
            events.add(Events.any(random, 30, NOON.minusSeconds(random.nextInt(600))));
        }
        Ledger whole = new Ledger();
        whole.take(events);
        Ledger inParts = new Ledger();
        for (int from = 0; from < events.size(); from += size) {
            inParts.take(events.subList(from, Math.min(from + size, events.size())));
        }

        Map<String, Object> expected = Ledger.contentOf(whole.aggregates);
        Map<String, Object> content = Ledger.contentOf(inParts.aggregates);
        // The sketches' bytes tell the order of arrival, and the last activity is to the minute.
        List.of("audience", "minuteAudiences", "sessions", "carts", "pathUsers")
                .forEach(part -> {
                    expected.remove(part);
                    content.remove(part);
                });
        assertThat(content).isEqualTo(expected);
    }

    @Test
    void anEventThatCannotBeAddedIsTold_andTheOthersCountAsIfItWereNotThere() {
        Ledger ledger = new Ledger();
        List<UserEvent> events = new ArrayList<>();
        long most = 1_000_000_000_000_000L;
        events.addAll(Collections.nCopies(9_223, Events.purchase("a", NOON, most, "EUR")));
        ledger.take(events);

        BatchResult result =
                ledger.take(
                        Events.login("a", NOON),
                        Events.purchase("too-much", NOON, most, "EUR"),
                        Events.purchase("b", NOON, 5, "JPY"),
                        Events.purchase("too-much", NOON, most, "EUR"),
                        Events.login("a", NOON));

        assertThat(result.failures().keySet()).containsExactly(1, 3);
        assertThat(result.failures().values()).allMatch(ArithmeticException.class::isInstance);
        assertThat(ledger.aggregates.totals().counts())
                .isEqualTo(Map.of(UserEvent.Kind.PURCHASE, 9_224L, UserEvent.Kind.LOGIN, 2L));
        assertThat(ledger.aggregates.totals().revenue())
                .containsEntry("JPY", new Revenue(5, 1))
                .containsEntry("EUR", new Revenue(9_223 * most, 9_223));
        assertThat(ledger.aggregates.paths()).containsOnlyKeys("a", "b");
    }

    @Test
    void whatIsKeptIsBounded_howeverManyUsersAndNamesThereAre() {
        Ledger ledger = new Ledger(TIGHT);
        Random random = new Random(4);
        int batch = 100;
        for (int round = 0; round < 300; round++) {
            List<UserEvent> events = new ArrayList<>();
            for (int event = 0; event < batch; event++) {
                String user = "user-" + random.nextInt(10_000);
                events.add(
                        random.nextBoolean()
                                ? Events.view(user, ledger.now, "/" + random.nextInt(5000), null)
                                : Events.add(user, ledger.now, "lamp", 1, 1));
            }
            ledger.take(events);
            ledger.now = ledger.now.plusSeconds(20);

            PartitionAggregates kept = ledger.aggregates;
            assertThat(kept.sessions()).hasSizeLessThanOrEqualTo(TIGHT.sessions() + batch);
            assertThat(kept.carts()).hasSizeLessThanOrEqualTo(TIGHT.carts() + batch);
            assertThat(kept.paths()).hasSizeLessThanOrEqualTo(TIGHT.pathUsers() + batch);
            assertThat(kept.minutes()).hasSizeLessThanOrEqualTo(11);
            assertThat(kept.minuteAudiences()).hasSizeLessThanOrEqualTo(11);
        }
        assertThat(Ledger.contentOf(ledger.restored()))
                .isEqualTo(Ledger.contentOf(ledger.aggregates));
    }

    @Test
    void aBatchChangesNoKeyTwice() {
        Ledger ledger = new Ledger(TIGHT);
        Random random = new Random(6);
        for (int batch = 0; batch < 100; batch++) {
            assertThat(ledger.take(someEvents(ledger, random)).changes())
                    .extracting(change -> change.key().text())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void everyGoldenEventIsCounted() {
        Ledger ledger = new Ledger();
        for (UserEvent.Kind kind : UserEvent.Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            UserEvent event =
                    JsonFormat.of(UserEvent.class).read(GoldenSamples.bytes("user-events/" + name));

            assertThat(ledger.take(event).failures()).isEmpty();
        }
        assertThat(ledger.aggregates.totals().counts())
                .hasSize(UserEvent.Kind.values().length)
                .allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "p0/totals, totals",
        "p0/audience, audience",
        "p0/minutes/2026-11-20T09:15:00Z, minute-counts",
        "p0/minute-audience/2026-11-20T09:15:00Z, minute-audience",
        "p0/top-pages/x, top-entry",
        "p0/sessions/user-0042/session-7f3a, session-progress",
        "p0/paths/user-0042/1, path-page",
    })
    void everyGoldenAggregateIsRestored_andItsSketchesCanBeAddedTo(String key, String sample) {
        Ledger ledger = new Ledger();
        ledger.now = Instant.parse("2026-11-20T09:15:59Z");
        Aggregate aggregate =
                JsonFormat.of(Aggregate.class).read(GoldenSamples.bytes("analytics/" + sample));
        ledger.aggregates.put(AggregateKey.parse(key), aggregate);
        assertThat(ledger.aggregates).isNotNull();

        assertThat(ledger.take(Events.login("new", ledger.now)).failures()).isEmpty();

        if (sample.equals("audience")) {
            assertThat(String.valueOf(ledger.aggregates.audience())).contains("estimate=4");
        }
    }

    @Test
    void aValueThatDoesNotFitItsKeyIsRefused() {
        Aggregate totals =
                JsonFormat.of(Aggregate.class).read(GoldenSamples.bytes("analytics/totals"));
        PartitionAggregates aggregates = new PartitionAggregates();

        for (String key : List.of("p0/audience", "p0/minutes/noon", "p0/paths/a", "p0/paths/a/9")) {
            assertThatIllegalArgumentException()
                    .as(key)
                    .isThrownBy(() -> aggregates.put(AggregateKey.parse(key), totals));
        }
        assertThat(aggregates.totals().nextOffset()).isZero();
    }

    private static List<UserEvent> someEvents(Ledger ledger, Random random) {
        ledger.now = ledger.now.plusSeconds(random.nextInt(40));
        List<UserEvent> events = new ArrayList<>();
        for (int event = random.nextInt(60); event >= 0; event--) {
            events.add(Events.any(random, 60, ledger.now.minusSeconds(random.nextInt(90))));
        }
        return events;
    }
}
