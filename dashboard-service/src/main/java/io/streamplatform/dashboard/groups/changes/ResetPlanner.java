package io.streamplatform.dashboard.groups.changes;

import io.streamplatform.dashboard.cluster.Holes;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.groups.GroupId;
import io.streamplatform.dashboard.groups.changes.ResetPlan.Move;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.NotFound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out what a reset would do, and changes nothing. */
@Component
class ResetPlanner {

    private static final int MOST_PARTITIONS = 10_000;
    private static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private final GroupAdmin groups;
    private final ObservedCluster cluster;

    ResetPlanner(GroupAdmin groups, ObservedCluster cluster) {
        this.groups = groups;
        this.cluster = cluster;
    }

    ResetPlan plan(GroupId id, ResetRequest request) {
        Destination destination = request.destination(Instant.now());
        try {
            GroupNow group = groups.nowOrNew(id);
            Map<TopicPartition, Long> committed = groups.offsets(group);
            Map<TopicPartition, Long> ofOther = ofOther(destination);
            Set<TopicPartition> all = new HashSet<>(committed.keySet());
            all.addAll(ofOther.keySet());
            if (group.isNew() && request.scope() == null && all.isEmpty()) {
                throw new BadParameter(
                        "scope",
                        null,
                        "'%s' has committed nothing; say which topics it is to read."
                                .formatted(id.name()));
            }
            Set<TopicPartition> wanted = wanted(request.scope(), all);
            Map<String, ObservedTopic> topics = topics();
            List<TopicPartition> there =
                    wanted.stream().filter(each -> isThere(each, topics)).toList();
            Map<TopicPartition, Long> begins =
                    groups.partitionOffsets(there, OffsetSpec.earliest());
            Map<TopicPartition, Long> ends = groups.partitionOffsets(there, OffsetSpec.latest());
            Map<TopicPartition, Long> asked =
                    destination instanceof Destination.Time(Instant time)
                            // Below zero Kafka reads other questions: -1 is the end, -2 the begin.
                            ? groups.partitionOffsets(
                                    there,
                                    OffsetSpec.forTimestamp(Math.max(0, time.toEpochMilli())))
                            : ofOther;
            List<Move> moves = new ArrayList<>();
            for (TopicPartition each : wanted) {
                Long begin = begins.get(each);
                Long end = ends.get(each);
                Long from = committed.get(each);
                moves.add(
                        begin == null || end == null
                                ? stays(each, from, isThere(each, topics))
                                : move(each, destination, from, begin, end, asked.get(each)));
            }
            return of(group, moves, wanted, topics);
        } catch (KafkaException e) {
            throw GroupRefusals.of(id, e);
        }
    }

    private static ResetPlan of(
            GroupNow group,
            List<Move> moves,
            Set<TopicPartition> wanted,
            Map<String, ObservedTopic> topics) {
        return new ResetPlan(
                group.group(),
                group.isNew(),
                group.state(),
                group.obstacle(),
                group.members().stream().map(GroupNow.Member::words).toList(),
                moves,
                (int) moves.stream().filter(Move::isMoving).count(),
                moves.stream().mapToLong(Move::skipped).sum(),
                moves.stream().mapToLong(Move::repeated).sum(),
                wanted.stream().anyMatch(each -> hasHoles(topics.get(each.topic()))));
    }

    /** Where the other group is, when that is the destination. */
    private Map<TopicPartition, Long> ofOther(Destination destination) {
        if (!(destination instanceof Destination.Group(String other))) {
            return Map.of();
        }
        return groups.offsets(other, groups.now(new GroupId(other)).type());
    }

    private static Move stays(TopicPartition partition, @Nullable Long from, boolean isThere) {
        return new Move(
                partition.topic(),
                partition.partition(),
                from,
                null,
                null,
                null,
                0,
                0,
                isThere
                        ? "it has no leader now, a broker is away: it stays"
                        : "the cluster has no such partition any more: it stays");
    }

    private static Move move(
            TopicPartition partition,
            Destination destination,
            @Nullable Long from,
            long begin,
            long end,
            @Nullable Long asked) {
        Long known = asked == null || asked < 0 ? null : asked;
        MoveRules.Goal goal =
                MoveRules.goal(destination, new MoveRules.Facts(from, begin, end, known, known));
        return new Move(
                partition.topic(),
                partition.partition(),
                from,
                goal.to(),
                begin,
                end,
                goal.skipped(),
                goal.repeated(),
                goal.note());
    }

    private Set<TopicPartition> wanted(
            @Nullable List<ResetRequest.Scope> scope, Set<TopicPartition> all) {
        Set<TopicPartition> wanted = new TreeSet<>(BY_NAME);
        if (scope == null) {
            wanted.addAll(all);
        } else {
            scope.forEach(each -> wanted.addAll(partitions(each)));
        }
        if (wanted.size() > MOST_PARTITIONS) {
            throw new BadParameter(
                    "scope",
                    wanted.size() + " partitions",
                    "choose at most %,d at a time.".formatted(MOST_PARTITIONS));
        }
        return wanted;
    }

    private Set<TopicPartition> partitions(ResetRequest.Scope scope) {
        String topic = scope.topic();
        if (topic == null) {
            throw new BadParameter("scope.topic", null, "give a topic's name.");
        }
        ObservedTopic known = topics().get(topic);
        if (known == null) {
            throw new NotFound("topic", topic, "See /api/topics for those that the cluster has.");
        }
        Integer partition = scope.partition();
        if (partition == null) {
            return known.partitions().stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .collect(Collectors.toSet());
        }
        TopicPartition one = new TopicPartition(topic, partition);
        if (!isThere(one, Map.of(topic, known))) {
            throw new BadParameter(
                    "scope.partition",
                    partition.toString(),
                    "%s has partitions 0 to %d.".formatted(topic, known.partitions().size() - 1));
        }
        return Set.of(one);
    }

    private Map<String, ObservedTopic> topics() {
        Snapshot snapshot = cluster.snapshot();
        return snapshot == null ? Map.of() : snapshot.topics();
    }

    private static boolean isThere(TopicPartition partition, Map<String, ObservedTopic> topics) {
        ObservedTopic topic = topics.get(partition.topic());
        return topic != null
                && topic.partitions().stream()
                        .anyMatch(each -> each.partition() == partition.partition());
    }

    private static boolean hasHoles(@Nullable ObservedTopic topic) {
        return topic != null && Holes.of(topic) != null;
    }
}
