package io.streamplatform.analytics.queries;

import io.streamplatform.analytics.aggregation.Distinct;
import io.streamplatform.analytics.aggregation.Limits;
import io.streamplatform.analytics.aggregation.PartitionAggregates;
import io.streamplatform.analytics.state.AnalyticsState;
import io.streamplatform.contracts.analytics.DistinctCount;
import io.streamplatform.contracts.analytics.Funnel;
import io.streamplatform.contracts.analytics.FunnelStep;
import io.streamplatform.contracts.analytics.MinuteAudience;
import io.streamplatform.contracts.analytics.MinuteCounts;
import io.streamplatform.contracts.analytics.Revenue;
import io.streamplatform.contracts.analytics.Totals;
import io.streamplatform.contracts.events.UserEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers from the aggregates of all partitions, which add up: a user is in one partition only. */
public final class Analytics {
    private static final int ACTIVE_MINUTES = 5;

    private final AnalyticsState state;
    private final Limits limits;
    private final Clock clock;

    public Analytics(AnalyticsState state, Limits limits, Clock clock) {
        this.state = state;
        this.limits = limits;
        this.clock = clock;
    }

    /** The whole at a glance. */
    public Answers.Summary summary() {
        Instant now = clock.instant();
        List<Totals> totals = state.read(PartitionAggregates::totals);
        Funnel funnel = funnelOf(totals);
        Instant lastFullMinute = minuteOf(now).minus(1, ChronoUnit.MINUTES);
        return new Answers.Summary(
                now,
                totals.stream()
                        .map(Totals::newestEvent)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                sum(totals.stream().map(Totals::counts)).values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                state.read(Analytics::usersEver).stream().mapToLong(Long::longValue).sum(),
                totals.stream().mapToLong(Totals::sessions).sum(),
                active(now, MinuteAudience::users),
                active(now, MinuteAudience::sessions),
                revenueOf(totals),
                countsOf(lastFullMinute).values().stream().mapToLong(Long::longValue).sum(),
                new CartsLeft(state, limits, now).total(),
                share(funnel.purchased(), funnel.viewed()));
    }

    /** Exact numbers of all events by kind. */
    public Answers.Totals totals() {
        List<Totals> totals = state.read(PartitionAggregates::totals);
        Map<UserEvent.Kind, Long> counts = sum(totals.stream().map(Totals::counts));
        return new Answers.Totals(
                counts,
                counts.values().stream().mapToLong(Long::longValue).sum(),
                totals.stream().mapToLong(Totals::late).sum(),
                totals.stream().mapToLong(Totals::clockSkewed).sum());
    }

    /** Events by kind of the last minutes, oldest first. */
    public Answers.EventsPerMinute eventsPerMinute(int minutes) {
        return new Answers.EventsPerMinute(
                lastMinutes(minutes)
                        .map(minute -> new Answers.MinuteOfEvents(minute, countsOf(minute)))
                        .toList());
    }

    /** Different users and sessions of the last minutes, oldest first. */
    public Answers.Active active(int minutes) {
        return new Answers.Active(
                lastMinutes(minutes)
                        .map(minute ->
                                new Answers.ActiveMinute(
                                        minute,
                                        sumOfMinute(minute, MinuteAudience::users),
                                        sumOfMinute(minute, MinuteAudience::sessions)))
                        .toList());
    }

    /** What was sold, ever and in the last minutes, oldest first. */
    public Answers.RevenueOverTime revenue(int minutes) {
        return new Answers.RevenueOverTime(
                revenueOf(state.read(PartitionAggregates::totals)),
                lastMinutes(minutes)
                        .map(minute ->
                                new Answers.RevenueMinute(
                                        minute,
                                        amounts(
                                                minutesOf(minute).stream()
                                                        .map(MinuteCounts::revenue))))
                        .toList());
    }

    /** How many sessions came how far. */
    public Answers.FunnelSteps funnel() {
        Funnel funnel = funnelOf(state.read(PartitionAggregates::totals));
        return new Answers.FunnelSteps(
                List.of(
                        step(FunnelStep.VIEW, funnel.viewed(), funnel, funnel.viewed()),
                        step(FunnelStep.CART, funnel.carted(), funnel, funnel.viewed()),
                        step(FunnelStep.PURCHASE, funnel.purchased(), funnel, funnel.carted())));
    }

    /** The most frequent names of a kind. */
    public Answers.Top top(TopKind kind, int limit) {
        return new Answers.Top(
                kind.text(), TopMerge.of(state, kind.subject(), limits.topNames(), limit));
    }

    /** Carts that were left. */
    public Answers.AbandonedCarts abandonedCarts(int limit) {
        CartsLeft left = new CartsLeft(state, limits, clock.instant());
        return new Answers.AbandonedCarts(limits.sessionIdle(), left.total(), left.newest(limit));
    }

    /** What a user did recently; empty if nothing is known of the user. */
    public Optional<Answers.Path> path(String userId, int limit) {
        return state
                .read(aggregates -> Optional.ofNullable(aggregates.paths().get(userId)))
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .map(path ->
                        new Answers.Path(
                                userId,
                                path.newestFirst().stream()
                                        .limit(limit)
                                        .map(step ->
                                                new Answers.PathEvent(
                                                        step.time(),
                                                        step.kind(),
                                                        step.detail(),
                                                        step.sessionId()))
                                        .toList()));
    }

    private long active(Instant now, Function<MinuteAudience, DistinctCount> which) {
        long from = minuteOf(now).getEpochSecond() / 60 - ACTIVE_MINUTES;
        return state
                .read(aggregates ->
                        aggregates.minuteAudiences().tailMap(from).values().stream()
                                .map(which)
                                .toList())
                .stream()
                .mapToLong(Distinct::union)
                .sum();
    }

    private Stream<Instant> lastMinutes(int minutes) {
        Instant last = minuteOf(clock.instant());
        return Stream.iterate(
                        last.minus(minutes - 1L, ChronoUnit.MINUTES),
                        minute -> minute.plus(1, ChronoUnit.MINUTES))
                .limit(minutes);
    }

    private Map<UserEvent.Kind, Long> countsOf(Instant minute) {
        return sum(minutesOf(minute).stream().map(MinuteCounts::counts));
    }

    private List<MinuteCounts> minutesOf(Instant minute) {
        long number = minute.getEpochSecond() / 60;
        return state
                .read(aggregates -> Optional.ofNullable(aggregates.minutes().get(number)))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private long sumOfMinute(Instant minute, Function<MinuteAudience, DistinctCount> which) {
        long number = minute.getEpochSecond() / 60;
        return state
                .read(aggregates -> Optional.ofNullable(aggregates.minuteAudiences().get(number)))
                .stream()
                .flatMap(Optional::stream)
                .mapToLong(audience -> which.apply(audience).estimate())
                .sum();
    }

    private static long usersEver(PartitionAggregates aggregates) {
        var audience = aggregates.audience();
        return audience == null ? 0 : audience.users().estimate();
    }

    private static Instant minuteOf(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }

    private static Map<UserEvent.Kind, Long> sum(Stream<Map<UserEvent.Kind, Long>> parts) {
        Map<UserEvent.Kind, Long> sum = new EnumMap<>(UserEvent.Kind.class);
        for (UserEvent.Kind kind : UserEvent.Kind.values()) {
            sum.put(kind, 0L);
        }
        parts.forEach(part -> part.forEach((kind, count) -> sum.merge(kind, count, Long::sum)));
        return sum;
    }

    private static List<Answers.CurrencyRevenue> revenueOf(Collection<Totals> totals) {
        Map<String, Revenue> sum = new TreeMap<>();
        totals.forEach(part ->
                part.revenue()
                        .forEach((currency, sold) -> sum.merge(currency, sold, Revenue::plus)));
        return sum.entrySet().stream()
                .map(sold ->
                        new Answers.CurrencyRevenue(
                                sold.getKey(),
                                sold.getValue().amountMinor(),
                                sold.getValue().orders()))
                .toList();
    }

    private static Map<String, Long> amounts(Stream<Map<String, Revenue>> parts) {
        Map<String, Long> sum = new TreeMap<>();
        parts.forEach(part ->
                part.forEach(
                        (currency, sold) -> sum.merge(currency, sold.amountMinor(), Long::sum)));
        return sum;
    }

    private static Funnel funnelOf(Collection<Totals> totals) {
        return totals.stream().map(Totals::funnel).reduce(Funnel.NONE, Funnel::plus);
    }

    private static Answers.Step step(FunnelStep step, long sessions, Funnel all, long previous) {
        return new Answers.Step(
                step, sessions, share(sessions, all.viewed()), share(sessions, previous));
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
