package io.streamplatform.dashboard.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListPartitionReassignmentsOptions;
import org.apache.kafka.clients.admin.PartitionReassignment;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads which replicas are only on their way: until they have caught up, a move looks like replicas
 * that have fallen out of sync. Asked only while something looks like that.
 */
final class CopyReader {

    private final Admin admin;

    CopyReader(Admin admin) {
        this.admin = admin;
    }

    /** Replicas that moves add, by partition; none where it is not told. */
    Map<TopicPartition, List<Integer>> adding(Collection<TopicLayout> layouts, Answers answers)
            throws InterruptedException {
        if (layouts.stream().noneMatch(TopicReader::isUnderReplicated)) {
            return Map.of();
        }
        int timeout = answers.startBatch();
        Map<TopicPartition, PartitionReassignment> moving =
                answers.orNull(
                        admin.listPartitionReassignments(
                                        new ListPartitionReassignmentsOptions().timeoutMs(timeout))
                                .reassignments(),
                        "list reassignments");
        Map<TopicPartition, List<Integer>> adding = new HashMap<>();
        if (moving != null) {
            moving.forEach((partition, move) -> adding.put(partition, move.addingReplicas()));
        }
        return adding;
    }
}
