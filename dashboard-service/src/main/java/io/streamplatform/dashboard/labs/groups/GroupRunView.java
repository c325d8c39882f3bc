package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.labs.groups.GroupLabState.BrokerGroup;
import io.streamplatform.dashboard.labs.groups.GroupLabState.PartitionView;
import io.streamplatform.dashboard.labs.groups.GroupLabState.Totals;
import java.util.List;

/**
 * What is seen of a lab that runs.
 *
 * @param broker the group as the broker tells
 * @param partitions of the topic
 * @param members in the order of their numbers
 * @param timeline the newest rebalances
 * @param totals over all members
 */
record GroupRunView(
        BrokerGroup broker,
        List<PartitionView> partitions,
        List<MemberView> members,
        List<RebalanceView> timeline,
        Totals totals) {

    /** Whether nothing moves, and the broker says so as well. */
    boolean isSettled() {
        return broker.state().equals("Stable")
                && !timeline.isEmpty()
                && timeline.getLast().tookMillis() != null;
    }

    List<MemberView> inGroup() {
        return members.stream()
                .filter(each ->
                        each.state() == MemberState.WORKING || each.state() == MemberState.IDLE)
                .toList();
    }
}
