package io.streamplatform.dashboard.groups.changes;

import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.ChangeProperties;
import io.streamplatform.dashboard.cluster.ObservedGroup;
import io.streamplatform.dashboard.cluster.SampleOnDemand;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.groups.GroupId;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sets and deletes the offsets of groups. A plan is carried out as it was shown, or not at all: it
 * is refused when the group has members, or is not where the plan saw it.
 */
@Component
class OffsetChanges {

    private static final Logger log = LoggerFactory.getLogger(OffsetChanges.class);

    private final GroupAdmin groups;
    private final SampleOnDemand samples;
    private final ChangeProperties properties;
    private final AuditLog audit;

    OffsetChanges(
            GroupAdmin groups,
            SampleOnDemand samples,
            ChangeProperties properties,
            AuditLog audit) {
        this.groups = groups;
        this.samples = samples;
        this.properties = properties;
        this.audit = audit;
    }

    MovedOffsets reset(GroupId id, ResetOrder order) {
        Map<TopicPartition, ResetOrder.Move> moves = moves(order);
        try {
            GroupNow group = groups.nowOrNew(id);
            String obstacle = group.obstacle();
            if (obstacle != null) {
                throw GroupRefusals.notEmpty(id.name(), obstacle);
            }
            Map<TopicPartition, Long> before = groups.offsets(group);
            refuseIfMoved(moves, before);
            refuseIfOutside(moves);
            Map<TopicPartition, Long> wanted = new HashMap<>();
            moves.forEach(
                    (partition, move) -> wanted.put(partition, Objects.requireNonNull(move.to())));
            groups.setOffsets(group, wanted);
            audit.tell(
                    Change.made(
                            "group.reset-offsets",
                            id.name(),
                            MovedOffsets.named(before, wanted.keySet()),
                            MovedOffsets.named(wanted)));
            awaitShown(snapshot -> isAt(snapshot.groups().get(id.name()), wanted));
            return MovedOffsets.of(
                    id.name(), wanted.keySet(), before, groups.offsets(id.name(), group.type()));
        } catch (KafkaException e) {
            audit.tell(Change.failed("group.reset-offsets", id.name(), order, String.valueOf(e)));
            throw GroupRefusals.of(id, e);
        }
    }

    /**
     * Deletes offsets.
     *
     * @param partition null for all of the topic
     */
    MovedOffsets delete(GroupId id, String topic, @Nullable Integer partition) {
        try {
            GroupNow group = groups.now(id);
            if (group.type() == GroupType.SHARE && partition != null) {
                throw new BadParameter(
                        "partition",
                        partition.toString(),
                        "Kafka deletes the offsets of a share group by topic; leave it out.");
            }
            Map<TopicPartition, Long> before = groups.offsets(id.name(), group.type());
            Set<TopicPartition> gone =
                    before.keySet().stream()
                            .filter(each -> each.topic().equals(topic))
                            .filter(each -> partition == null || each.partition() == partition)
                            .collect(Collectors.toSet());
            if (gone.isEmpty()) {
                throw Refused.conflict(
                        "Nothing to delete",
                        "topic",
                        topic,
                        "the group has committed no offset there.");
            }
            groups.deleteOffsets(group, gone);
            audit.tell(
                    Change.made(
                            "group.delete-offsets",
                            id.name(),
                            MovedOffsets.named(before, gone),
                            null));
            awaitShown(snapshot -> isWithout(snapshot.groups().get(id.name()), gone));
            return MovedOffsets.of(
                    id.name(), gone, before, groups.offsets(id.name(), group.type()));
        } catch (KafkaException e) {
            audit.tell(Change.failed("group.delete-offsets", id.name(), topic, String.valueOf(e)));
            throw GroupRefusals.of(id, e);
        }
    }

    private static Map<TopicPartition, ResetOrder.Move> moves(ResetOrder order) {
        List<ResetOrder.Move> all = order.moves();
        if (all == null || all.isEmpty()) {
            throw new BadParameter("moves", null, "give the moves of a plan, at least one.");
        }
        Map<TopicPartition, ResetOrder.Move> moves = new HashMap<>();
        for (ResetOrder.Move move : all) {
            if (move.topic() == null || move.partition() == null) {
                throw new BadParameter("moves", null, "give topic and partition of each move.");
            }
            TopicPartition partition = new TopicPartition(move.topic(), move.partition());
            if (move.to() == null || move.to() < 0) {
                throw new BadParameter(
                        "moves.to",
                        move.to() == null ? null : move.to().toString(),
                        "give the offset where " + partition + " is to go.");
            }
            if (moves.put(partition, move) != null) {
                throw new BadParameter("moves", partition.toString(), "give each partition once.");
            }
        }
        return moves;
    }

    private static void refuseIfMoved(
            Map<TopicPartition, ResetOrder.Move> moves, Map<TopicPartition, Long> now) {
        moves.forEach((partition, move) -> {
            if (!Objects.equals(move.from(), now.get(partition))) {
                throw Refused.conflict(
                        "The group has moved",
                        "moves.from",
                        partition + ": " + move.from(),
                        "it is at %s by now; make a new plan.".formatted(now.get(partition)));
            }
        });
    }

    private void refuseIfOutside(Map<TopicPartition, ResetOrder.Move> moves) {
        Map<TopicPartition, Long> begins =
                groups.partitionOffsets(moves.keySet(), OffsetSpec.earliest());
        Map<TopicPartition, Long> ends =
                groups.partitionOffsets(moves.keySet(), OffsetSpec.latest());
        moves.forEach((partition, move) -> {
            Long begin = begins.get(partition);
            Long end = ends.get(partition);
            long to = Objects.requireNonNull(move.to());
            if (begin == null || end == null) {
                throw Refused.conflict(
                        "The partition has no leader",
                        "moves.to",
                        partition + ": " + to,
                        "what it keeps cannot be told while a broker is away; leave it out.");
            }
            if (to < begin || to > end) {
                throw Refused.conflict(
                        "The partition has moved",
                        "moves.to",
                        partition + ": " + to,
                        "it keeps the offsets from %d to %d by now; make a new plan."
                                .formatted(begin, end));
            }
        });
    }

    private static boolean isAt(@Nullable ObservedGroup group, Map<TopicPartition, Long> wanted) {
        var positions = group == null ? null : group.positions();
        return positions != null
                && wanted.entrySet().stream()
                        .allMatch(each -> {
                            var at = positions.get(each.getKey());
                            return at != null && at.offset() == each.getValue();
                        });
    }

    private static boolean isWithout(@Nullable ObservedGroup group, Set<TopicPartition> gone) {
        var positions = group == null ? null : group.positions();
        return positions == null || gone.stream().noneMatch(positions::containsKey);
    }

    private void awaitShown(Predicate<Snapshot> shown) {
        try {
            if (!samples.until(shown, properties.visibleWithin())) {
                log.info("The change is made; the next samples will show it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the change is made all the same
        }
    }
}
