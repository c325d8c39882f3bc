package io.streamplatform.dashboard.groups.rebalances;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What a group's state says of its assignment, and what of it is kept. Pure functions. */
final class RebalanceRules {

    /** Of a group that reads more, these are drawn; all are counted. */
    static final int MOST_PARTITIONS = 300;

    private static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private RebalanceRules() {}

    /** What a state means for who holds what. */
    enum Phase {
        /** All members hold what they are to hold. */
        SETTLED,
        /** Partitions change hands. */
        MOVING,
        /** Nothing can be told from this sample. */
        UNKNOWN
    }

    static Phase phase(String state) {
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "stable", "empty", "dead" -> Phase.SETTLED;
            case "preparingrebalance",
                    "completingrebalance",
                    "assigning",
                    "reconciling",
                    "notready" ->
                    Phase.MOVING;
            default -> Phase.UNKNOWN;
        };
    }

    /** The first partitions with their holders, in order. */
    static Epoch.Held held(Holding holding) {
        List<TopicPartition> all = new ArrayList<>(holding.holders().keySet());
        all.sort(BY_NAME);
        List<TopicPartition> kept =
                List.copyOf(all.subList(0, Math.min(MOST_PARTITIONS, all.size())));
        List<List<String>> holders = new ArrayList<>(kept.size());
        Map<TopicPartition, List<String>> known = holding.holders();
        kept.forEach(partition -> holders.add(known.getOrDefault(partition, List.of())));
        return new Epoch.Held(kept, List.copyOf(holders), all.size() - kept.size());
    }

    static List<String> with(List<String> states, String state) {
        if (!states.isEmpty() && states.getLast().equals(state)) {
            return states;
        }
        List<String> more = new ArrayList<>(states);
        more.add(state);
        return List.copyOf(more);
    }
}
