package io.streamplatform.dashboard.labs.groups;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;

/**
 * The group and its topic as the broker told at a moment.
 *
 * @param asOf when it was asked, on the clock of {@link System#nanoTime}
 * @param state of the group; {@code DEAD} for one that is not there
 * @param type of the group
 * @param epoch of a group of the consumer protocol; -1 for others
 * @param members partitions of each member, by its id
 * @param committed offset of each partition that has one
 * @param ends end offset of each partition
 */
record BrokerView(
        long asOf,
        GroupState state,
        GroupType type,
        int epoch,
        Map<String, Set<Integer>> members,
        Map<Integer, Long> committed,
        Map<Integer, Long> ends) {

    static final BrokerView NONE =
            new BrokerView(
                    System.nanoTime(),
                    GroupState.DEAD,
                    GroupType.UNKNOWN,
                    -1,
                    Map.of(),
                    Map.of(),
                    Map.of());

    /** How the group agrees; the classic way for one that is not there. */
    Protocol protocol() {
        return type == GroupType.CONSUMER ? Protocol.CONSUMER : Protocol.CLASSIC;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** Whether nothing moves at the broker. */
    boolean isQuiet() {
        return state == GroupState.STABLE || state == GroupState.EMPTY || state == GroupState.DEAD;
    }
}
