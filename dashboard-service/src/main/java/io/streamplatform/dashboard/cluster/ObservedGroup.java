package io.streamplatform.dashboard.cluster;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.GroupState;
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
 * @param members who is in it; none as well when the coordinator did not tell
 * @param positions how far it is, by partition; null when its offsets could not be read
 * @param isDescribed whether this very sample was told who is in it
 * @param assignment how its partitions are shared out
 */
public record ObservedGroup(
        String group,
        String type,
        String state,
        String protocol,
        @Nullable Integer coordinator,
        List<ObservedMember> members,
        @Nullable Map<TopicPartition, Position> positions,
        boolean isDescribed,
        Assignment assignment) {

    /** The same group while its coordinator tells nothing of it. */
    ObservedGroup untold() {
        return new ObservedGroup(
                group,
                type,
                GroupState.UNKNOWN.toString(),
                protocol,
                coordinator,
                List.of(),
                null,
                false,
                Assignment.NOT_TOLD);
    }

    /**
     * How far a group is in a partition.
     *
     * @param offset next offset it will read (of a share group: start of what is not yet settled)
     * @param reportedLag records still to be delivered, where the coordinator itself counts them
     */
    public record Position(long offset, @Nullable Long reportedLag) {}

    /**
     * How a group shares its partitions out.
     *
     * @param assignor who decides, such as range or uniform; null when not told
     * @param groupEpoch grows with each change of members or subscriptions; null in classic groups,
     *     whose generation Kafka does not tell
     * @param targetEpoch epoch for which the target assignment was made; null when not told
     * @param topologyEpoch version of a streams group's topology; null in other groups
     * @param subtopologies parts of a streams group's topology; none in other groups
     */
    public record Assignment(
            @Nullable String assignor,
            @Nullable Integer groupEpoch,
            @Nullable Integer targetEpoch,
            @Nullable Integer topologyEpoch,
            List<Subtopology> subtopologies) {

        static final Assignment NOT_TOLD = new Assignment(null, null, null, null, List.of());
    }

    /**
     * A part of a streams group's topology; its tasks are one for each partition it reads.
     *
     * @param id by which its tasks are named
     * @param sources topics it reads, also those that the group writes for itself
     * @param repartitioned topics that it writes for other parts
     * @param changelogs topics that keep its state
     */
    public record Subtopology(
            String id, List<String> sources, List<String> repartitioned, List<String> changelogs) {}
}
