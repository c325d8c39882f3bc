package io.streamplatform.analytics.aggregation;

import io.streamplatform.contracts.analytics.Aggregate;
import io.streamplatform.contracts.analytics.AggregateKey;
import io.streamplatform.contracts.analytics.AggregateSubject;
import io.streamplatform.contracts.analytics.FunnelStep;
import io.streamplatform.contracts.analytics.SessionProgress;
import io.streamplatform.contracts.events.OrderLine;
import io.streamplatform.contracts.events.UserEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Sessions as a batch changes them: how far they came, what is in their carts. A session that only
 * went on within the same minute is not written again, which saves most of the writes.
 *
 * <p>Time passes for sessions as events bring it, not by the clock: a backlog of yesterday is
 * judged as it would have been yesterday.
 */
final class SessionsDraft {
    private final PartitionAggregates committed;
    private final Limits limits;
    private final TotalsDraft totals;
    private final Interner interner;
    private final Map<String, SessionProgress> touched = new HashMap<>();

    SessionsDraft(
            PartitionAggregates committed, Limits limits, TotalsDraft totals, Interner interner) {
        this.committed = committed;
        this.limits = limits;
        this.totals = totals;
        this.interner = interner;
    }

    void add(TimedEvent timed) {
        UserEvent event = timed.event();
        String name = AggregateKey.join(event.userId(), event.sessionId());
        SessionProgress before = touched.get(name);
        if (before == null) {
            before = committed.session(name);
        }
        if (before == null) {
            totals.sessionBegan();
        }
        FunnelStep reached = before == null ? null : before.reached();
        FunnelStep step = stepOf(event);
        if (step != null && (reached == null || step.compareTo(reached) > 0)) {
            totals.reached(reached, step);
            reached = step;
        }
        List<OrderLine> cartBefore = before == null ? List.of() : before.cart();
        List<OrderLine> cart = Cart.after(cartBefore, event, interner);
        Instant active =
                before == null || timed.at().isAfter(before.lastActivity())
                        ? timed.at()
                        : before.lastActivity();
        if (before == null
                || reached != before.reached()
                || !cart.equals(cartBefore)
                || TimedEvent.minuteOf(active) != TimedEvent.minuteOf(before.lastActivity())) {
            touched.put(name, new SessionProgress(Aggregate.SCHEMA_VERSION, active, reached, cart));
        }
    }

    void changesInto(Changes changes) {
        touched.forEach((name, session) -> changes.put(AggregateSubject.SESSION, name, session));
        forget(committed.sessions(), limits.sessions(), limits.sessionIdle(), changes);
        forget(committed.carts(), limits.carts(), limits.cartsKept(), changes);
    }

    /** Those that were not written longest stand first, so the search ends at the first to stay. */
    private void forget(
            SequencedMap<String, SessionProgress> kept, int most, Duration idle, Changes changes) {
        int excess = kept.size() - most;
        Instant newest = totals.newestEvent();
        for (Map.Entry<String, SessionProgress> session : kept.entrySet()) {
            boolean isEnded =
                    newest != null && session.getValue().lastActivity().plus(idle).isBefore(newest);
            if (excess <= 0 && !isEnded) {
                return;
            }
            excess--;
            if (!touched.containsKey(session.getKey())) {
                changes.remove(AggregateSubject.SESSION, session.getKey());
            }
        }
    }

    private static @Nullable FunnelStep stepOf(UserEvent event) {
        return switch (event) {
            case UserEvent.PageView view -> view.product() == null ? null : FunnelStep.VIEW;
            case UserEvent.AddToCart _ -> FunnelStep.CART;
            case UserEvent.Purchase _ -> FunnelStep.PURCHASE;
            default -> null;
        };
    }
}
