package io.streamplatform.dashboard.partitions;

import io.streamplatform.dashboard.admin.Changes;
import io.streamplatform.dashboard.admin.RecentAnswers;
import io.streamplatform.dashboard.admin.Told;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.ObservedBroker;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Unavailable;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.PartitionReassignment;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves replicas between brokers, and shows and stops what moves. */
@Component
class Reassignments {

    private static final Duration KEEP = Duration.ofSeconds(2);
    private static final String ALL = "all";

    private final ObservedCluster cluster;
    private final Changes changes;
    private final RecentAnswers<String, List<Moving>> answers;

    Reassignments(ObservedCluster cluster, ClusterAdmin admin, Changes changes) {
        this.cluster = cluster;
        this.changes = changes;
        this.answers =
                new RecentAnswers<>(
                        KEEP,
                        all ->
                                admin.begin(kafka -> kafka.listPartitionReassignments())
                                        .reassignments()
                                        .toCompletionStage()
                                        .thenApply(Reassignments::sorted));
    }

    /**
     * A partition whose replicas move.
     *
     * @param topic its topic
     * @param partition its number
     * @param replicas all that hold it, old and new
     * @param adding those that copy it
     * @param removing those that will drop it
     */
    record Moving(
            String topic,
            int partition,
            List<Integer> replicas,
            List<Integer> adding,
            List<Integer> removing) {}

    /**
     * What a move does.
     *
     * @param topic its topic
     * @param steps by partition
     * @param bytes that are copied in all; null while not known
     */
    record Plan(String topic, List<MoveRequest.Step> steps, @Nullable Long bytes) {}

    Told<List<Moving>> moving(Duration patience) {
        return answers.ask(ALL, patience);
    }

    /** What a move would do; Kafka has no way to try it, so it is held against the snapshot. */
    Plan plan(MoveRequest request) {
        Unavailable.unlessInSight(cluster.sight());
        Unavailable.unlessSeen(cluster.sight());
        Snapshot snapshot = Objects.requireNonNull(cluster.snapshot());
        ObservedTopic topic = snapshot.topics().get(request.name());
        if (topic == null) {
            throw new NotFound(
                    "topic", request.name(), "See /api/topics for those that the cluster has.");
        }
        Set<Integer> alive =
                snapshot.brokers().stream()
                        .map(ObservedBroker::id)
                        .collect(Collectors.toCollection(TreeSet::new));
        List<MoveRequest.Step> steps = request.steps(topic, alive);
        boolean known = steps.stream().allMatch(each -> each.bytes() != null);
        long bytes =
                steps.stream()
                        .map(MoveRequest.Step::bytes)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum();
        return new Plan(topic.name(), steps, known ? bytes : null);
    }

    Plan move(MoveRequest request) {
        Plan plan = plan(request);
        Map<TopicPartition, Optional<NewPartitionReassignment>> wanted = new HashMap<>();
        Map<Integer, List<Integer>> before = new TreeMap<>();
        Map<Integer, List<Integer>> after = new TreeMap<>();
        for (MoveRequest.Step step : plan.steps()) {
            wanted.put(
                    new TopicPartition(plan.topic(), step.partition()),
                    Optional.of(new NewPartitionReassignment(step.after())));
            before.put(step.partition(), step.before());
            after.put(step.partition(), step.after());
        }
        var _ =
                changes.make(
                        new Changes.Wanted("partitions.move", plan.topic(), before, after, "moves"),
                        kafka -> kafka.alterPartitionReassignments(wanted).all());
        answers.forgetAll();
        return plan;
    }

    /** Stops moves: the replicas stay where they were, and copies are dropped. */
    void cancel(List<PartitionName> partitions) {
        if (partitions.isEmpty()) {
            throw new BadParameter("partitions", null, "name those whose move is to stop.");
        }
        Map<TopicPartition, Optional<NewPartitionReassignment>> none = new HashMap<>();
        partitions.forEach(each -> none.put(each.kafka(), Optional.empty()));
        List<String> names = none.keySet().stream().map(Objects::toString).sorted().toList();
        var _ =
                changes.make(
                        new Changes.Wanted(
                                "partitions.cancel-move",
                                String.join(", ", names),
                                names,
                                null,
                                "partitions"),
                        kafka -> kafka.alterPartitionReassignments(none).all());
        answers.forgetAll();
    }

    private static List<Moving> sorted(Map<TopicPartition, PartitionReassignment> told) {
        return told.entrySet().stream()
                .map(each ->
                        new Moving(
                                each.getKey().topic(),
                                each.getKey().partition(),
                                each.getValue().replicas(),
                                each.getValue().addingReplicas(),
                                each.getValue().removingReplicas()))
                .sorted(Comparator.comparing(Moving::topic).thenComparingInt(Moving::partition))
                .toList();
    }
}
