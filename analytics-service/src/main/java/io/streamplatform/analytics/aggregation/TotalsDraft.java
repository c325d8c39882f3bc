package io.streamplatform.analytics.aggregation;

import io.streamplatform.contracts.analytics.Aggregate;
import io.streamplatform.contracts.analytics.Funnel;
import io.streamplatform.contracts.analytics.FunnelStep;
import io.streamplatform.contracts.analytics.Totals;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The totals as a batch changes them. */
final class TotalsDraft {
    private final Tally tally;
    private Funnel funnel;
    private long sessions;
    private long late;
    private long clockSkewed;
    private @Nullable Instant newestEvent;

    TotalsDraft(Totals committed) {
        tally = new Tally(committed.counts(), committed.revenue());
        funnel = committed.funnel();
        sessions = committed.sessions();
        late = committed.late();
        clockSkewed = committed.clockSkewed();
        newestEvent = committed.newestEvent();
    }

    /**
     * Counts an event.
     *
     * @throws ArithmeticException if a sum does not fit 64 bits; nothing is changed then
     */
    void add(TimedEvent timed) {
        tally.add(timed.event());
        if (timed.isSkewed()) {
            clockSkewed++;
        }
        if (newestEvent == null || timed.at().isAfter(newestEvent)) {
            newestEvent = timed.at();
        }
    }

    void cameLate() {
        late++;
    }

    void sessionBegan() {
        sessions++;
    }

    /** A session came from one step to another; it counts for all that lie between. */
    void reached(@Nullable FunnelStep before, FunnelStep now) {
        funnel =
                new Funnel(
                        funnel.viewed() + passed(FunnelStep.VIEW, before, now),
                        funnel.carted() + passed(FunnelStep.CART, before, now),
                        funnel.purchased() + passed(FunnelStep.PURCHASE, before, now));
    }

    @Nullable Instant newestEvent() {
        return newestEvent;
    }

    Totals result(long nextOffset, @Nullable String inputTopicId) {
        return new Totals(
                Aggregate.SCHEMA_VERSION,
                nextOffset,
                inputTopicId,
                tally.counts(),
                tally.revenue(),
                funnel,
                sessions,
                late,
                clockSkewed,
                newestEvent);
    }

    private static long passed(FunnelStep step, @Nullable FunnelStep before, FunnelStep now) {
        boolean isNew = before == null || step.compareTo(before) > 0;
        return isNew && step.compareTo(now) <= 0 ? 1 : 0;
    }
}
