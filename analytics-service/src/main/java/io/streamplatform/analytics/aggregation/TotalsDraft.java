package io.streamplatform.analytics.aggregation;

import io.streamplatform.contracts.analytics.Aggregate;
import io.streamplatform.contracts.analytics.FunnelStep;
import io.streamplatform.contracts.analytics.Funnel;
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
        int from = before == null ? -1 : before.ordinal();
        funnel =
                funnel.plus(
                        new Funnel(
                                passed(FunnelStep.VIEW, from, now),
                                passed(FunnelStep.CART, from, now),
                                passed(FunnelStep.PURCHASE, from, now)));
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

    private static long passed(FunnelStep step, int from, FunnelStep now) {
        return step.ordinal() > from && step.ordinal() <= now.ordinal() ? 1 : 0;
    }
}
