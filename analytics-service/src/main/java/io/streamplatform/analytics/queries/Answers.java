package io.streamplatform.analytics.queries;

import io.streamplatform.contracts.analytics.FunnelStep;
import io.streamplatform.contracts.events.UserEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the questions are answered with. */
public final class Answers {
    private Answers() {}

    /**
     * The whole at a glance.
     *
     * @param asOf when the answer was given
     * @param newestEventAt time of the newest event, if there was one
     * @param events number of all events
     * @param users number of different users ever, estimated to within 2 %
     * @param sessions number of sessions that began
     * @param activeUsers different users of the present minute and the five before, estimated
     * @param activeSessions different sessions of the same time
     * @param revenue what was sold
     * @param eventsPerMinute events of the last full minute
     * @param abandonedCarts carts with something in them whose session is idle
     * @param conversionRate share of the sessions that looked at a product in which something was
     *     bought; null without such sessions
     */
    public record Summary(
            Instant asOf,
            @Nullable Instant newestEventAt,
            long events,
            long users,
            long sessions,
            long activeUsers,
            long activeSessions,
            List<CurrencyRevenue> revenue,
            long eventsPerMinute,
            long abandonedCarts,
            @Nullable Double conversionRate) {}

    /** What was sold in one currency, in its minor unit. */
    public record CurrencyRevenue(String currency, long amountMinor, long orders) {}

    /** Number of events by kind. */
    public record Totals(
            Map<UserEvent.Kind, Long> counts, long total, long late, long clockSkewed) {}

    /** Number of events by minute and kind. */
    public record EventsPerMinute(List<MinuteOfEvents> minutes) {}

    /** Number of events of a minute by kind, all kinds. */
    public record MinuteOfEvents(Instant minute, Map<UserEvent.Kind, Long> counts) {}

    /** Who was active, by minute. */
    public record Active(List<ActiveMinute> minutes) {}

    /** Number of different users and sessions of a minute. */
    public record ActiveMinute(Instant minute, long users, long sessions) {}

    /** What was sold, ever and by minute. */
    public record RevenueOverTime(List<CurrencyRevenue> totals, List<RevenueMinute> minutes) {}

    /** What was sold in a minute, by currency, in its minor unit. */
    public record RevenueMinute(Instant minute, Map<String, Long> byCurrency) {}

    /** How many sessions came how far. */
    public record FunnelSteps(List<Step> steps) {}

    /**
     * A step towards a purchase.
     *
     * @param step which step
     * @param sessions how many sessions came to it, or further
     * @param shareOfFirst as a share of the first step's; null if that has none
     * @param shareOfPrevious as a share of the step's before; null if that has none
     */
    public record Step(
            FunnelStep step,
            long sessions,
            @Nullable Double shareOfFirst,
            @Nullable Double shareOfPrevious) {}

    /** The most frequent names of a kind, most frequent first. */
    public record Top(String kind, List<Entry> entries) {}

    /**
     * How often a name occurred.
     *
     * @param name which name
     * @param count how often
     * @param error by how much the count may be wrong; 0 while all names have a counter
     */
    public record Entry(String name, long count, long error) {}

    /** Carts that were left, the one left last first. */
    public record AbandonedCarts(Duration idleAfter, int total, List<AbandonedCart> carts) {}

    /**
     * A cart that was left.
     *
     * @param userId whose
     * @param sessionId of which visit
     * @param lastActivity when the user last did something
     * @param items number of pieces
     * @param valueByCurrency their price in each currency's minor unit
     */
    public record AbandonedCart(
            String userId,
            String sessionId,
            Instant lastActivity,
            long items,
            Map<String, Long> valueByCurrency) {}

    /** What a user did recently, newest first. */
    public record Path(String userId, List<PathEvent> events) {}

    /** A step of a user's path. */
    public record PathEvent(Instant time, UserEvent.Kind kind, String detail, String sessionId) {}
}
