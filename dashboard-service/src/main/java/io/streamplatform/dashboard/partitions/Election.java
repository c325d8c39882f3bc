package io.streamplatform.dashboard.partitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What electing preferred leaders does.
 *
 * @param moves partitions whose leader would move, or cannot
 * @param possible how many can
 */
record Election(List<Move> moves, int possible) {

    /**
     * A partition whose leader is not the one that was meant to lead.
     *
     * @param topic its topic
     * @param partition its number
     * @param from node that leads
     * @param to node that should
     * @param obstacle why it cannot; null when it can
     */
    record Move(
            String topic,
            int partition,
            @Nullable Integer from,
            int to,
            @Nullable String obstacle) {

        TopicPartition kafka() {
            return new TopicPartition(topic, partition);
        }
    }

    /**
     * @param rows partitions with something the matter
     * @param wanted only these; all when it is empty
     */
    static Election of(List<PartitionRow> rows, Set<TopicPartition> wanted) {
        List<Move> moves = new ArrayList<>();
        for (PartitionRow row : rows) {
            TopicPartition name = new TopicPartition(row.topic(), row.partition());
            if (!row.preferred() && (wanted.isEmpty() || wanted.contains(name))) {
                int first = row.firstReplica();
                String state = row.state(first);
                moves.add(
                        new Move(
                                row.topic(),
                                row.partition(),
                                row.leader(),
                                first,
                                state.equals("in sync")
                                        ? null
                                        : "broker %d is %s".formatted(first, state)));
            }
        }
        return new Election(
                moves, (int) moves.stream().filter(each -> each.obstacle() == null).count());
    }
}
