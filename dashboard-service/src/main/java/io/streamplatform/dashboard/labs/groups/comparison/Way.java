package io.streamplatform.dashboard.labs.groups.comparison;

import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.consumer.RangeAssignor;

/** A way in which a group shares its partitions out anew. */
enum Way {
    /** Everybody gives up everything first. What a consumer does that is told nothing else. */
    EAGER("Classic, eager"),
    /** Only what moves is given up, in two rounds (KIP-429). */
    COOPERATIVE("Classic, cooperative"),
    /** The coordinator tells each member apart from the others what is its own (KIP-848). */
    CONSUMER("Consumer protocol");

    /** What the topics and groups of a comparison are called, before the way's name. */
    static final String PREFIX = "lab-groups-compare-";

    private final String title;

    Way(String title) {
        this.title = title;
    }

    /** For people. */
    String title() {
        return title;
    }

    /** Of its topic and of its group. */
    String resource() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    boolean isClassic() {
        return this != CONSUMER;
    }

    /** What makes a consumer's group rebalance like this. */
    Map<String, Object> settings() {
        return switch (this) {
            case EAGER -> classic(RangeAssignor.class);
            case COOPERATIVE -> classic(CooperativeStickyAssignor.class);
            case CONSUMER ->
                    Map.of(
                            ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                            GroupProtocol.CONSUMER.name(),
                            ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG,
                            "uniform");
        };
    }

    private static Map<String, Object> classic(
            Class<? extends ConsumerPartitionAssignor> assignor) {
        return Map.of(
                ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                GroupProtocol.CLASSIC.name(),
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                assignor.getName());
    }
}
