package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.Holes;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.topics.EmptiedTopic.Emptied;
import io.streamplatform.dashboard.web.BadParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a topic's partitions begin, end and reach a time, asked of the brokers. */
@Component
class TopicOffsets {

    private final ClusterAdmin admin;
    private final ObservedCluster cluster;

    TopicOffsets(ClusterAdmin admin, ObservedCluster cluster) {
        this.admin = admin;
        this.cluster = cluster;
    }

    /** What lies before a place, partition by partition. */
    List<Emptied> upTo(TopicDescription topic, List<TopicPartition> asked, Until until) {
        Set<Integer> led = new HashSet<>();
        topic.partitions()
                .forEach(each -> {
                    if (each.leader() != null && !each.leader().isEmpty()) {
                        led.add(each.partition());
                    }
                });
        List<TopicPartition> there =
                asked.stream().filter(each -> led.contains(each.partition())).toList();
        Map<TopicPartition, Long> begins = at(there, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = at(there, OffsetSpec.latest());
        Map<TopicPartition, Long> reached =
                until instanceof Until.Time(var time)
                        ? at(there, OffsetSpec.forTimestamp(time.toEpochMilli()))
                        : Map.of();
        List<Emptied> plan = new ArrayList<>();
        for (TopicPartition partition : asked) {
            Long begin = begins.get(partition);
            Long end = ends.get(partition);
            if (begin == null || end == null) {
                plan.add(
                        new Emptied(
                                partition.partition(),
                                null,
                                null,
                                null,
                                0,
                                "it has no leader now: a broker is away."));
                continue;
            }
            long before =
                    switch (until) {
                        case Until.Now() -> end;
                        case Until.Offset(long offset) -> within(offset, end);
                        case Until.Time _ -> reached.getOrDefault(partition, end);
                    };
            plan.add(
                    new Emptied(
                            partition.partition(),
                            begin,
                            end,
                            Math.max(begin, before),
                            Math.max(0, before - begin),
                            null));
        }
        return plan;
    }

    /** Offsets by partition; none for one where nothing is as late as the time asked for. */
    Map<TopicPartition, Long> at(List<TopicPartition> partitions, OffsetSpec spec) {
        return partitions.isEmpty() ? Map.of() : at(partitions, List.of(spec)).getFirst();
    }

    /** The same for many places at once; each answer in its place. */
    List<Map<TopicPartition, Long>> at(List<TopicPartition> partitions, List<OffsetSpec> specs) {
        return admin.ask(kafka -> {
            List<KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>>> answers =
                    new ArrayList<>();
            for (OffsetSpec spec : specs) {
                Map<TopicPartition, OffsetSpec> question = new HashMap<>();
                partitions.forEach(each -> question.put(each, spec));
                answers.add(kafka.listOffsets(question).all());
            }
            return KafkaFuture.allOf(answers.toArray(KafkaFuture[]::new))
                    .thenApply(_ -> {
                        List<Map<TopicPartition, Long>> found = new ArrayList<>();
                        for (var answer : answers) {
                            found.add(
                                    known(answer.toCompletionStage().toCompletableFuture().join()));
                        }
                        return found;
                    });
        });
    }

    /** When the first and the last record were written; null for a topic without records. */
    @Nullable Span span(List<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> first = new HashMap<>();
        Map<TopicPartition, OffsetSpec> last = new HashMap<>();
        partitions.forEach(each -> {
            first.put(each, OffsetSpec.forTimestamp(0));
            last.put(each, OffsetSpec.maxTimestamp());
        });
        long from = Long.MAX_VALUE;
        for (var info : admin.ask(kafka -> kafka.listOffsets(first).all()).values()) {
            from = info.timestamp() < 0 ? from : Math.min(from, info.timestamp());
        }
        long to = -1;
        for (var info : admin.ask(kafka -> kafka.listOffsets(last).all()).values()) {
            to = Math.max(to, info.timestamp());
        }
        return to < 0 || from > to ? null : new Span(from, to);
    }

    /**
     * Timestamps between which records lie.
     *
     * @param from the earliest, epoch milliseconds
     * @param to the latest
     */
    record Span(long from, long to) {}

    private static Map<TopicPartition, Long> known(
            Map<TopicPartition, ListOffsetsResultInfo> answer) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer.forEach((partition, info) -> {
            if (info.offset() >= 0) {
                offsets.put(partition, info.offset());
            }
        });
        return offsets;
    }

    @Nullable Holes holes(String topic) {
        Snapshot snapshot = cluster.snapshot();
        ObservedTopic seen = snapshot == null ? null : snapshot.topics().get(topic);
        return seen == null ? null : Holes.of(seen);
    }

    private static long within(long offset, long end) {
        if (offset > end) {
            throw new BadParameter(
                    "before",
                    "offset:" + offset,
                    "the partition ends at %d; give that or a smaller one.".formatted(end));
        }
        return offset;
    }
}
