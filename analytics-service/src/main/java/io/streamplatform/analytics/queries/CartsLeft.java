package io.streamplatform.analytics.queries;

import io.streamplatform.analytics.aggregation.Limits;
import io.streamplatform.analytics.aggregation.PartitionAggregates;
import io.streamplatform.analytics.state.AnalyticsState;
import io.streamplatform.contracts.analytics.AggregateKey;
import io.streamplatform.contracts.analytics.SessionProgress;
import io.streamplatform.contracts.events.OrderLine;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The carts that are abandoned at a time: something is in them, and their session has been idle for
 * so long. That follows from the sessions, so nobody has to be woken to write it down.
 */
final class CartsLeft {
    private final List<Map.Entry<String, SessionProgress>> left;

    CartsLeft(AnalyticsState state, Limits limits, Instant now) {
        Instant idleSince = now.minus(limits.sessionIdle());
        Instant keptSince = now.minus(limits.cartsKept());
        left =
                state.read(aggregates -> leftIn(aggregates, idleSince, keptSince)).stream()
                        .flatMap(List::stream)
                        .toList();
    }

    int total() {
        return left.size();
    }

    List<Answers.AbandonedCart> newest(int limit) {
        return left.stream()
                .sorted(
                        Comparator.comparing((Map.Entry<String, SessionProgress> cart) ->
                                        cart.getValue().lastActivity())
                                .reversed()
                                .thenComparing(Map.Entry::getKey))
                .limit(limit)
                .map(cart -> answer(AggregateKey.parts(cart.getKey()), cart.getValue()))
                .toList();
    }

    private static List<Map.Entry<String, SessionProgress>> leftIn(
            PartitionAggregates aggregates, Instant idleSince, Instant keptSince) {
        return aggregates.carts().entrySet().stream()
                .filter(cart -> !cart.getValue().lastActivity().isAfter(idleSince))
                .filter(cart -> cart.getValue().lastActivity().isAfter(keptSince))
                .map(cart -> Map.entry(cart.getKey(), cart.getValue()))
                .toList();
    }

    private static Answers.AbandonedCart answer(List<String> ids, SessionProgress session) {
        Map<String, Long> value = new TreeMap<>();
        long items = 0;
        for (OrderLine line : session.cart()) {
            items += line.quantity();
            value.merge(
                    line.unitPrice().currency().getCurrencyCode(),
                    Math.multiplyExact(line.unitPrice().amountMinor(), (long) line.quantity()),
                    Math::addExact);
        }
        return new Answers.AbandonedCart(
                ids.getFirst(), ids.getLast(), session.lastActivity(), items, value);
    }
}
