package io.streamplatform.dashboard.labs.groups;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.consumer.RoundRobinAssignor;
import org.apache.kafka.clients.consumer.StickyAssignor;

/** By which rule partitions are dealt out. */
enum Assignment {
    RANGE,
    ROUND_ROBIN,
    STICKY,
    COOPERATIVE_STICKY,
    UNIFORM;

    private static final Map<Assignment, Class<?>> CLIENTS =
            Map.of(
                    RANGE, RangeAssignor.class,
                    ROUND_ROBIN, RoundRobinAssignor.class,
                    STICKY, StickyAssignor.class,
                    COOPERATIVE_STICKY, CooperativeStickyAssignor.class);

    private static final Map<Assignment, String> BROKERS =
            Map.of(UNIFORM, "uniform", RANGE, "range");

    private Set<Assignment> known(Protocol protocol) {
        return protocol == Protocol.CLASSIC ? CLIENTS.keySet() : BROKERS.keySet();
    }

    boolean suits(Protocol protocol) {
        return known(protocol).contains(this);
    }

    static List<Assignment> of(Protocol protocol) {
        return Arrays.stream(values()).filter(each -> each.suits(protocol)).toList();
    }

    static Assignment usual(Protocol protocol) {
        return protocol == Protocol.CLASSIC ? RANGE : UNIFORM;
    }

    /** Whether a member gives up all its partitions at each rebalance. */
    boolean isEager(Protocol protocol) {
        return protocol == Protocol.CLASSIC && this != COOPERATIVE_STICKY;
    }

    /** The consumer's class for the classic protocol. */
    String assignor() {
        Class<?> assignor = CLIENTS.get(this);
        if (assignor == null) {
            throw new IllegalStateException(this + " is no assignor of consumers");
        }
        return assignor.getName();
    }

    /** The broker's name for it with the consumer protocol. */
    String remoteAssignor() {
        String name = BROKERS.get(this);
        if (name == null) {
            throw new IllegalStateException(this + " is no assignor of brokers");
        }
        return name;
    }
}
