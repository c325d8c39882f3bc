package io.streamplatform.dashboard.brokers;

import io.streamplatform.dashboard.brokers.ClusterEvent.Kind;
import io.streamplatform.dashboard.brokers.PartitionChanges.Change;
import io.streamplatform.dashboard.brokers.PartitionChanges.Move;
import io.streamplatform.dashboard.page.Figures;

/** Events of partitions as sentences. */
final class EventWords {

    private EventWords() {}

    static String one(Kind kind, Move move, Change change) {
        String name = change.name();
        return switch (kind) {
            case LEADER_ELECTED -> {
                boolean isPreferred =
                        !change.after().replicas().isEmpty()
                                && change.after().replicas().getFirst().equals(move.to());
                String leads =
                        "Broker %d%s leads %s"
                                .formatted(
                                        move.to(),
                                        isPreferred ? ", the preferred leader," : "",
                                        name);
                yield move.from() == null
                        ? leads + ", which had no leader."
                        : "%s in place of broker %d.".formatted(leads, move.from());
            }
            case LEADER_LOST ->
                    "%s lost its leader, broker %d: it can be neither read nor written."
                            .formatted(name, move.from());
            case ISR_SHRANK ->
                    "Broker %d fell out of sync with %s: %s."
                            .formatted(move.node(), name, inSync(change));
            case ISR_GREW ->
                    "Broker %d caught up with %s: %s.".formatted(move.node(), name, inSync(change));
            case BROKER_LEFT, BROKER_RETURNED, CONTROLLER_CHANGED -> name;
        };
    }

    static String many(Kind kind, Move move, int count) {
        String partitions = Figures.plural(count, "partition");
        return switch (kind) {
            case LEADER_ELECTED ->
                    move.from() == null
                            ? "Broker %d leads %s that had no leader."
                                    .formatted(move.to(), partitions)
                            : "Broker %d leads %s in place of broker %d."
                                    .formatted(move.to(), partitions, move.from());
            case LEADER_LOST ->
                    "%s lost their leader, broker %d: they can be neither read nor written."
                            .formatted(partitions, move.from());
            case ISR_SHRANK ->
                    "Broker %d fell out of sync with %s.".formatted(move.node(), partitions);
            case ISR_GREW -> "Broker %d caught up with %s.".formatted(move.node(), partitions);
            case BROKER_LEFT, BROKER_RETURNED, CONTROLLER_CHANGED -> partitions;
        };
    }

    static String everywhere(Kind kind, int count) {
        String partitions = Figures.plural(count, "partition");
        return switch (kind) {
            case LEADER_ELECTED ->
                    "%s got other leaders, all over the cluster.".formatted(partitions);
            case LEADER_LOST ->
                    "%s lost their leaders, all over the cluster: they can be neither read nor written."
                            .formatted(partitions);
            case ISR_SHRANK ->
                    "Replicas of %s fell out of sync, on many brokers.".formatted(partitions);
            case ISR_GREW -> "Replicas of %s caught up, on many brokers.".formatted(partitions);
            case BROKER_LEFT, BROKER_RETURNED, CONTROLLER_CHANGED -> partitions;
        };
    }

    private static String inSync(Change change) {
        return "%d of %d replicas are in sync"
                .formatted(change.after().isr().size(), change.after().replicas().size());
    }
}
