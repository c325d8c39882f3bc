package io.streamplatform.analytics.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.analytics.Events;
import io.streamplatform.analytics.aggregation.BatchResult;
import io.streamplatform.analytics.aggregation.Limits;
import io.streamplatform.analytics.state.AnalyticsState;
import io.streamplatform.analytics.state.PartitionState;
import io.streamplatform.contracts.analytics.FunnelStep;
import io.streamplatform.contracts.events.UserEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two partitions answer together. Now it is 12:00:30. */
class AnalyticsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:30Z");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Limits limits =
            new Limits(
                    Duration.ofHours(24),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(24),
                    100,
                    100,
                    10,
                    100);
    private final AnalyticsState state = new AnalyticsState();
    private final Analytics analytics =
            new Analytics(state, limits, Clock.fixed(NOW, ZoneOffset.UTC));
    private long offset;

    @Test
    void beforeTheFirstEvent_nothingIsKnown_andSharesAreNull() {
        Answers.Summary summary = analytics.summary();

        assertThat(summary.events()).isZero();
        assertThat(summary.newestEventAt()).isNull();
        assertThat(summary.conversionRate()).isNull();
        assertThat(summary.revenue()).isEmpty();
        assertThat(analytics.totals().counts()).hasSize(UserEvent.Kind.values().length);
        assertThat(analytics.funnel().steps())
                .extracting(Answers.Step::shareOfFirst)
                .containsOnlyNulls();
        assertThat(analytics.eventsPerMinute(60).minutes()).hasSize(60);
        assertThat(analytics.path("nobody", 10)).isEmpty();
    }

    @Test
    void partitionsAddUp() {
        take(0, Events.view("a", NOON, "/lamp", "lamp"), Events.purchase("a", NOON, 700, "EUR"));
        take(
                1,
                Events.view("b", NOON, "/lamp", "lamp"),
                Events.purchase("b", NOON.minusSeconds(60), 300, "EUR"),
                Events.view("c", NOON.minusSeconds(60), "/desk", "desk"));

        Answers.Summary summary = analytics.summary();
        assertThat(summary.events()).isEqualTo(5);
        assertThat(summary.users()).isEqualTo(3);
        assertThat(summary.sessions()).isEqualTo(3);
        assertThat(summary.activeUsers()).isEqualTo(3);
        assertThat(summary.eventsPerMinute()).isEqualTo(2);
        assertThat(summary.newestEventAt()).isEqualTo(NOON);
        assertThat(summary.revenue()).containsExactly(new Answers.CurrencyRevenue("EUR", 1000, 2));
        assertThat(summary.conversionRate()).isEqualTo(2.0 / 3);
        assertThat(analytics.top(TopKind.PAGES, 1).entries())
                .containsExactly(new Answers.Entry("/lamp", 2, 0));
        assertThat(analytics.revenue(2).minutes())
                .containsExactly(
                        new Answers.RevenueMinute(NOON.minusSeconds(60), Map.of("EUR", 300L)),
                        new Answers.RevenueMinute(NOON, Map.of("EUR", 700L)));
        assertThat(analytics.active(3).minutes())
                .containsExactly(
                        new Answers.ActiveMinute(NOON.minusSeconds(120), 0, 0),
                        new Answers.ActiveMinute(NOON.minusSeconds(60), 2, 2),
                        new Answers.ActiveMinute(NOON, 2, 2));
    }

    @Test
    void funnelSharesAreOfTheFirstStepAndOfTheOneBefore() {
        take(
                0,
                Events.view("a", NOON, "/lamp", "lamp"),
                Events.view("b", NOON, "/lamp", "lamp"),
                Events.add("c", NOON, "lamp", 1, 1),
                Events.purchase("d", NOON, 1, "EUR"));

        assertThat(analytics.funnel().steps())
                .containsExactly(
                        new Answers.Step(FunnelStep.VIEW, 4, 1.0, 1.0),
                        new Answers.Step(FunnelStep.CART, 2, 0.5, 0.5),
                        new Answers.Step(FunnelStep.PURCHASE, 1, 0.25, 0.5));
    }

    /** A cart is abandoned when its session has been idle for 30 minutes, and kept for a day. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T12:00:00Z, 0",
        "2026-11-20T11:30:31Z, 0",
        "2026-11-20T11:30:30Z, 1",
        "2026-11-20T01:00:00Z, 1",
        "2026-11-19T12:00:31Z, 1",
        "2026-11-19T12:00:30Z, 0",
    })
    void aCartIsAbandonedFromIdleUntilForgotten(Instant lastActivity, int abandoned) {
        take(1, Events.add("a", lastActivity, "lamp", 3, 250));

        Answers.AbandonedCarts carts = analytics.abandonedCarts(20);
        assertThat(carts.total()).isEqualTo(abandoned);
        assertThat(analytics.summary().abandonedCarts()).isEqualTo(abandoned);
        if (abandoned == 1) {
            assertThat(carts.carts())
                    .containsExactly(
                            new Answers.AbandonedCart(
                                    "a", "session-of-a", lastActivity, 3, Map.of("EUR", 750L)));
        }
    }

    @Test
    void abandonedCartsAreListedNewestFirst_withTheNumberOfAll() {
        Instant idle = NOON.minus(Duration.ofHours(2));
        take(
                0,
                Events.add("a", idle, "lamp", 1, 1),
                Events.add("c", idle.plusSeconds(2), "x", 1, 1));
        take(1, Events.add("b", idle.plusSeconds(1), "lamp", 1, 1));

        Answers.AbandonedCarts carts = analytics.abandonedCarts(2);
        assertThat(carts.total()).isEqualTo(3);
        assertThat(carts.carts())
                .extracting(Answers.AbandonedCart::userId)
                .containsExactly("c", "b");
    }

    @Test
    void aTopListTellsHowWrongItMayBe() {
        for (int name = 0; name < 40; name++) {
            take(0, Events.view("a", NOON, "/rare-" + name, null));
        }
        for (int time = 0; time < 20; time++) {
            take(0, Events.view("a", NOON, "/frequent", null));
            take(1, Events.view("b", NOON, "/frequent", null));
        }
        take(1, Events.view("b", NOON, "/elsewhere", null));

        List<Answers.Entry> entries = analytics.top(TopKind.PAGES, 100).entries();
        Answers.Entry frequent = entries.getFirst();
        assertThat(frequent.name()).isEqualTo("/frequent");
        assertThat(Math.abs(frequent.count() - 40)).isLessThanOrEqualTo(frequent.error());
        assertThat(entries)
                .filteredOn(entry -> entry.name().equals("/elsewhere"))
                .allMatch(entry -> entry.count() == 1 && entry.error() > 0);
    }

    @Test
    void aPathIsFoundInWhicheverPartition_andLimited() {
        take(1, Events.search("a", NOON, "one"), Events.search("a", NOON, "two"));

        assertThat(analytics.path("a", 1))
                .hasValueSatisfying(path ->
                        assertThat(path.events())
                                .extracting(Answers.PathEvent::detail)
                                .containsExactly("two"));
    }

    private void take(int partition, UserEvent... events) {
        PartitionState known = state.partition(partition);
        BatchResult result =
                known.read(committed ->
                        BatchResult.of(
                                committed, limits, partition, List.of(events), 0, null, NOW));
        known.apply(result.changes(), offset++);
    }
}
