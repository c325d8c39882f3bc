package io.streamplatform.analytics.aggregation;

import static io.streamplatform.analytics.aggregation.Ledger.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.analytics.Events;
import io.streamplatform.contracts.analytics.AggregateSubject;
import io.streamplatform.contracts.analytics.Funnel;
import io.streamplatform.contracts.analytics.SessionProgress;
import io.streamplatform.contracts.events.OrderLine;
import io.streamplatform.contracts.events.UserEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far sessions come, what is in their carts, and which are kept. */
class SessionsTest {
    private static final Map<Character, Function<Instant, UserEvent>> LETTERS =
            Map.of(
                    'p', time -> Events.view("a", time, "/about", null),
                    'v', time -> Events.view("a", time, "/products/lamp", "lamp"),
                    'c', time -> Events.add("a", time, "lamp", 2, 1000),
                    'd', time -> Events.add("a", time, "desk", 1, 9000),
                    'r', time -> Events.remove("a", time, "lamp", 1),
                    'R', time -> Events.remove("a", time, "lamp", 9),
                    'b', time -> Events.purchase("a", time, 100, "EUR"),
                    's', time -> Events.search("a", time, "lamp"));

    @ParameterizedTest
    @CsvSource({
        "p,     0, 0, 0",
        "s,     0, 0, 0",
        "v,     1, 0, 0",
        "vvv,   1, 0, 0",
        "vc,    1, 1, 0",
        "c,     1, 1, 0",
        "vcb,   1, 1, 1",
        "b,     1, 1, 1",
        "bvcb,  1, 1, 1",
        "vcRb,  1, 1, 1",
    })
    void aSessionCountsForEachStepThatItReachedOrPassed_once(
            String events, long viewed, long carted, long purchased) {
        Ledger inOneBatch = new Ledger();
        inOneBatch.take(events(events));
        Ledger oneByOne = new Ledger();
        events(events).forEach(oneByOne::take);

        assertThat(inOneBatch.aggregates.totals().funnel())
                .isEqualTo(oneByOne.aggregates.totals().funnel())
                .isEqualTo(new Funnel(viewed, carted, purchased));
        assertThat(oneByOne.aggregates.totals().sessions()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "c,       lamp:2",
        "cc,      lamp:4",
        "ccr,     lamp:3",
        "crr,     ''",
        "cR,      ''",
        "r,       ''",
        "cd,      lamp:2 desk:1",
        "cdrr,    desk:1",
        "cdb,     ''",
        "cbd,     desk:1",
        "bc,      lamp:2",
    })
    void aCartHasWhatWasPutInAndNotTakenOutOrBought(String events, String cart) {
        Ledger ledger = new Ledger();
        events(events).forEach(ledger::take);

        assertThat(cartOf(ledger)).isEqualTo(cart);
        assertThat(ledger.aggregates.carts()).hasSize(cart.isEmpty() ? 0 : 1);
        assertThat(ledger.aggregates.sessions()).hasSize(cart.isEmpty() ? 1 : 0);
    }

    @Test
    void aCartIsBounded() {
        Ledger ledger = new Ledger();
        List<UserEvent> events = new ArrayList<>();
        for (int product = 0; product < 150; product++) {
            events.add(Events.add("a", NOON, "product-" + product, 10_000, 1));
            events.add(Events.add("a", NOON, "product-" + product, 10_000, 1));
        }
        ledger.take(events);

        SessionProgress session = ledger.aggregates.carts().firstEntry().getValue();
        assertThat(session.cart())
                .hasSize(SessionProgress.LARGEST_CART)
                .allMatch(line -> line.quantity() == UserEvent.LARGEST_QUANTITY);
    }

    @Test
    void aSessionThatGoesOnInTheSameMinuteIsNotWrittenAgain() {
        Ledger ledger = new Ledger();
        ledger.take(Events.view("a", NOON, "/x", "x"));

        assertThat(sessionsWritten(ledger.take(Events.view("a", NOON.plusSeconds(59), "/y", "y"))))
                .isZero();
        assertThat(sessionsWritten(ledger.take(Events.view("a", NOON.plusSeconds(60), "/y", "y"))))
                .isEqualTo(1);
    }

    /** A session ends 30 minutes after its last event, a cart is kept for 24 hours. */
    @Test
    void endedSessionsAreRemoved_asEventsBringTime() {
        Ledger ledger = new Ledger();
        ledger.take(Events.login("browsing", NOON), Events.add("carting", NOON, "lamp", 1, 1));
        ledger.now = NOON.plus(Duration.ofHours(30));

        ledger.take(Events.login("other", NOON.plus(Duration.ofMinutes(30))));
        assertThat(ledger.aggregates.sessions()).hasSize(2);

        ledger.take(Events.login("other", NOON.plus(Duration.ofMinutes(31))));
        assertThat(ledger.aggregates.sessions()).hasSize(1);
        assertThat(ledger.aggregates.carts()).hasSize(1);

        ledger.take(Events.login("other", NOON.plus(Duration.ofHours(24)).plusSeconds(1)));
        assertThat(ledger.aggregates.carts()).isEmpty();
    }

    @Test
    void ofTooManySessionsTheIdleGoFirst() {
        Limits few =
                new Limits(
                        Duration.ofHours(24),
                        Duration.ZERO,
                        Duration.ofMinutes(30),
                        Duration.ofHours(24),
                        3,
                        1,
                        10,
                        10);
        Ledger ledger = new Ledger(few);
        for (int user = 0; user < 10; user++) {
            ledger.take(Events.login("user-" + user, NOON));
            ledger.take(Events.add("cart-" + user, NOON, "lamp", 1, 1));
        }
        ledger.take(Events.login("user-9", NOON));

        assertThat(ledger.aggregates.sessions().keySet())
                .containsExactly(
                        "user-7/session-of-user-7",
                        "user-8/session-of-user-8",
                        "user-9/session-of-user-9");
        assertThat(ledger.aggregates.carts().keySet()).containsExactly("cart-9/session-of-cart-9");
        assertThat(ledger.aggregates.totals().sessions()).isEqualTo(20);
    }

    private static List<UserEvent> events(String letters) {
        return letters.chars().mapToObj(letter -> LETTERS.get((char) letter).apply(NOON)).toList();
    }

    private static String cartOf(Ledger ledger) {
        return ledger.aggregates.carts().values().stream()
                .flatMap(session -> session.cart().stream())
                .map((OrderLine line) -> line.product() + ":" + line.quantity())
                .collect(Collectors.joining(" "));
    }

    private static long sessionsWritten(BatchResult result) {
        return result.changes().stream()
                .filter(change -> change.key().subject() == AggregateSubject.SESSION)
                .count();
    }
}
