package io.streamplatform.dashboard.cluster;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A group of any type.
 *
 * @param group its id
 * @param type Classic, Consumer, Share or Streams
 * @param state as the coordinator tells it
 * @param protocol protocol type of a classic group, such as {@code consumer} or {@code connect}
 * @param coordinator node that coordinates it, null when not told
 * @param members who is in it
 * @param positions how far it is, by partition; null when its offsets could not be read
 */
public record ObservedGroup(
        String group,
        String type,
        String state,
        String protocol,
        @Nullable Integer coordinator,
        List<ObservedMember> members,
        @Nullable Map<TopicPartition, Position> positions) {

    /**
     * How far a group is in a partition.
     *
     * @param offset next offset it will read (of a share group: start of what is not yet settled)
     * @param reportedLag records still to be delivered, where the coordinator itself counts them
     */
    public record Position(long offset, @Nullable Long reportedLag) {}
}
