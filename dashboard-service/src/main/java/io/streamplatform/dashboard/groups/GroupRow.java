package io.streamplatform.dashboard.groups;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group in a list.
 *
 * @param group its id
 * @param state such as Stable, Empty, PreparingRebalance, Reconciling, Dead
 * @param type Classic, Consumer, Share or Streams
 * @param protocol protocol type of a classic group, such as consumer or connect
 * @param assignor who shares its partitions out, such as range; null when not told
 * @param coordinator node that coordinates it, null when not told
 * @param members how many are in it
 * @param topics what it reads; of many the first
 * @param topicCount how many those are
 * @param lag offsets behind; null when unknown in one of its partitions, 0 only when 0
 * @param lagAtLeast what is known of the lag
 * @param unknownPartitions partitions whose lag is unknown
 * @param lagSeconds how long ago the oldest record not yet read was written; null when unknown
 * @param lagTrend where the lag is going
 * @param clearInSeconds when it has caught up if both go on as they do; null when unknown or never
 * @param consumeRate offsets committed per second; null when unknown
 */
public record GroupRow(
        String group,
        String state,
        String type,
        String protocol,
        @Nullable String assignor,
        @Nullable Integer coordinator,
        int members,
        List<String> topics,
        int topicCount,
        @Nullable Long lag,
        long lagAtLeast,
        int unknownPartitions,
        @Nullable Double lagSeconds,
        Trend lagTrend,
        @Nullable Double clearInSeconds,
        @Nullable Double consumeRate) {

    private static final int MOST_TOPICS = 20;

    static GroupRow of(GroupLag group) {
        return new GroupRow(
                group.group().group(),
                group.group().state(),
                group.group().type(),
                group.group().protocol(),
                group.group().assignment().assignor(),
                group.group().coordinator(),
                group.group().members().size(),
                group.topics().subList(0, Math.min(MOST_TOPICS, group.topics().size())),
                group.topics().size(),
                group.lag(),
                group.lagAtLeast(),
                group.unknownPartitions(),
                group.lagSeconds(),
                group.trend(),
                group.clearInSeconds(),
                group.consumeRate());
    }
}
