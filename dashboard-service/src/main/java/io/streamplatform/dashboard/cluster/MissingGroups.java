package io.streamplatform.dashboard.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.internals.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Tells groups that are gone from groups whose coordinator is away. A listing asks the brokers that
 * are there: what only another one knows is missing from it, and Kafka need not call that an error.
 */
final class MissingGroups {

    private final Admin admin;

    MissingGroups(Admin admin) {
        this.admin = admin;
    }

    /**
     * Those of the groups last seen that nobody said are gone, as groups of which nothing is told.
     *
     * @param last groups as they were last seen
     * @param listed ids that are listed now
     * @param isWhole whether every broker that was asked has answered
     */
    Map<String, ObservedGroup> kept(
            Map<String, ObservedGroup> last, Set<String> listed, boolean isWhole, Answers answers)
            throws InterruptedException {
        Map<String, ObservedGroup> missing = new HashMap<>(last);
        missing.keySet().removeAll(listed);
        if (!missing.isEmpty() && isWhole) {
            List<@Nullable Integer> leaders = leaders(answers);
            missing.values().removeIf(group -> !isAway(group, leaders));
            if (!missing.isEmpty()) {
                answers.failed(
                        "list groups",
                        "the coordinator of %d is away or moves; they are shown as unknown"
                                .formatted(missing.size()));
            }
        }
        missing.replaceAll((id, group) -> group.untold());
        return missing;
    }

    /**
     * Whether a group that is not listed may be there all the same: nobody leads the partition that
     * keeps it, or another node than before does, which may not have read it yet. That is granted
     * once: from then on it is not described.
     *
     * @param leaders of the partitions that keep the groups, in order; none when not told
     */
    static boolean isAway(ObservedGroup group, List<@Nullable Integer> leaders) {
        if (leaders.isEmpty()) {
            return false;
        }
        int hash = group.group().hashCode();
        int partition = (hash == Integer.MIN_VALUE ? 0 : Math.abs(hash)) % leaders.size();
        Integer leader = leaders.get(partition);
        return leader == null || (group.isDescribed() && !leader.equals(group.coordinator()));
    }

    private List<@Nullable Integer> leaders(Answers answers) throws InterruptedException {
        int timeout = answers.startBatch();
        List<@Nullable Integer> leaders = new ArrayList<>();
        var described =
                admin.describeTopics(
                                List.of(Topic.GROUP_METADATA_TOPIC_NAME),
                                new DescribeTopicsOptions().timeoutMs(timeout))
                        .topicNameValues();
        for (KafkaFuture<TopicDescription> answer : described.values()) {
            TopicDescription keeper = answers.orNull(answer, "describe topic");
            if (keeper == null) {
                continue; // not told: what is missing is taken for gone, as ever
            }
            for (TopicPartitionInfo partition : keeper.partitions()) {
                Node leader = partition.leader();
                leaders.add(leader == null || leader.isEmpty() ? null : leader.id());
            }
        }
        return leaders;
    }
}
