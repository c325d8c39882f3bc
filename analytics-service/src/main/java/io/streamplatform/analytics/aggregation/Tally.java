package io.streamplatform.analytics.aggregation;

import io.streamplatform.contracts.analytics.Revenue;
import io.streamplatform.contracts.events.UserEvent;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts events by kind and adds up what was sold by currency. */
final class Tally {
    private final EnumMap<UserEvent.Kind, Long> counts = new EnumMap<>(UserEvent.Kind.class);
    private final Map<String, Revenue> revenue;

    Tally(Map<UserEvent.Kind, Long> counts, Map<String, Revenue> revenue) {
        this.counts.putAll(counts);
        this.revenue = new HashMap<>(revenue);
    }

    /**
     * Counts an event.
     *
     * @throws ArithmeticException if a sum does not fit 64 bits; nothing is changed then
     */
    void add(UserEvent event) {
        if (event instanceof UserEvent.Purchase purchase) {
            revenue.merge(
                    purchase.total().currency().getCurrencyCode(),
                    new Revenue(purchase.total().amountMinor(), 1),
                    Revenue::plus);
        }
        counts.merge(event.kind(), 1L, Math::addExact);
    }

    Map<UserEvent.Kind, Long> counts() {
        return counts;
    }

    Map<String, Revenue> revenue() {
        return revenue;
    }
}
