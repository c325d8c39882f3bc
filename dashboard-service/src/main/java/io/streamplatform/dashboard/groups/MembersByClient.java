package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.ObservedMember;
import io.streamplatform.dashboard.groups.GroupMember.Held;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Joins a group's members with the lag of what they hold. */
final class MembersByClient {

    private MembersByClient() {}

    static List<GroupMember> of(GroupLag group) {
        Map<TopicPartition, PartitionLag> lags = new HashMap<>();
        for (PartitionLag lag : group.partitions()) {
            lags.put(new TopicPartition(lag.topic(), lag.partition()), lag);
        }
        return group.group().members().stream()
                .map(member -> member(member, lags))
                .sorted(
                        Comparator.comparing(GroupMember::clientId)
                                .thenComparing(GroupMember::memberId))
                .toList();
    }

    private static GroupMember member(
            ObservedMember member, Map<TopicPartition, PartitionLag> lags) {
        Set<TopicPartition> target =
                member.target() == null ? member.partitions() : member.target();
        List<Held> held = held(member.partitions(), Set.of(), lags);
        List<Lag> sum = new ArrayList<>();
        for (Held partition : held) {
            Long records = partition.lag();
            sum.add(records == null ? new Lag.Unknown("") : new Lag.Known(records));
        }
        return new GroupMember(
                member.memberId(),
                member.clientId(),
                member.instanceId(),
                member.host(),
                member.rack(),
                member.epoch(),
                held,
                held(target, member.partitions(), lags),
                held(member.partitions(), target, lags),
                member.tasks(),
                LagRules.total(sum).orNull());
    }

    private static List<Held> held(
            Set<TopicPartition> partitions,
            Set<TopicPartition> without,
            Map<TopicPartition, PartitionLag> lags) {
        List<Held> held = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            if (!without.contains(partition)) {
                PartitionLag lag = lags.get(partition);
                Long records = lag == null ? null : lag.lag();
                held.add(new Held(partition.topic(), partition.partition(), records));
            }
        }
        held.sort(Comparator.comparing(Held::topic).thenComparingInt(Held::partition));
        return held;
    }
}
