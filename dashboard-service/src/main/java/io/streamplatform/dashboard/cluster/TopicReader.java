package io.streamplatform.dashboard.cluster;

import io.streamplatform.dashboard.cluster.Answers.ClusterAway;
import io.streamplatform.dashboard.cluster.TopicLayout.PartitionLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/**
 * Reads which topics there are, where their partitions lie and where their logs end. All are listed
 * at each sample; the layout of those that are known and well is described again every few samples
 * only, unless a broker has come or gone.
 */
final class TopicReader {

    private static final int TOPICS_A_BATCH = 500;
    private static final int PARTITIONS_A_BATCH = 2_000;

    /** So many topics that are not well are looked at in every sample. */
    private static final int UNWELL_A_SAMPLE = 1_000;

    private static final Duration MOMENT = Duration.ofMillis(500);

    private final Admin admin;
    private final long layoutMillis;
    private Map<String, TopicLayout> layouts = new TreeMap<>();
    private Set<Integer> brokers = Set.of();
    private long describedAt = Long.MIN_VALUE;

    TopicReader(Admin admin, SamplingProperties properties) {
        this.admin = admin;
        this.layoutMillis = properties.period().toMillis() * 3;
    }

    /**
     * All topics with the place of their partitions, by name. A topic that turns out to be deleted
     * while the rest of the sample is read leaves the map.
     *
     * @param alive the brokers that are there now
     * @param changed topics that are described again in any case
     */
    Map<String, TopicLayout> layouts(Set<Integer> alive, Set<String> changed, Answers answers)
            throws InterruptedException, ClusterAway {
        int timeout = answers.startBatch();
        Map<String, TopicListing> listed =
                answers.required(
                        admin.listTopics(
                                        new ListTopicsOptions()
                                                .listInternal(true)
                                                .timeoutMs(timeout))
                                .namesToListings(),
                        "list topics");
        long now = System.currentTimeMillis();
        boolean all =
                describedAt == Long.MIN_VALUE
                        || now - describedAt >= layoutMillis
                        || !alive.equals(brokers);
        brokers = Set.copyOf(alive);
        int unwell = 0;
        Map<String, TopicLayout> next = new TreeMap<>();
        List<String> toDescribe = new ArrayList<>();
        for (TopicListing topic : listed.values()) {
            TopicLayout known = layouts.get(topic.name());
            boolean same = known != null && known.id().equals(topic.topicId());
            if (known != null && same) {
                next.put(topic.name(), known);
            }
            boolean isDue = all || !same || changed.contains(topic.name()) || hasNoLeader(known);
            if (!isDue && isUnderReplicated(known) && unwell < UNWELL_A_SAMPLE) {
                unwell++;
                isDue = true;
            }
            if (isDue) {
                toDescribe.add(topic.name());
            }
        }
        describe(toDescribe, answers, next);
        if (all) {
            describedAt = now;
        }
        layouts = next;
        return next;
    }

    /** Offsets of each partition that has a leader and answered. */
    Map<TopicPartition, Long> offsets(
            Collection<TopicPartition> partitions,
            OffsetSpec spec,
            IsolationLevel isolation,
            Answers answers)
            throws InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        listOffsets(partitions, spec, isolation, answers)
                .forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    /** Timestamps of the newest record of each partition; nothing for an empty one. */
    Map<TopicPartition, Long> newestTimestamps(
            Collection<TopicPartition> partitions, Answers answers) throws InterruptedException {
        Map<TopicPartition, Long> timestamps = new HashMap<>();
        listOffsets(partitions, OffsetSpec.maxTimestamp(), IsolationLevel.READ_UNCOMMITTED, answers)
                .forEach((partition, info) -> timestamps.put(partition, info.timestamp()));
        return timestamps;
    }

    static List<TopicPartition> partitionsWithLeader(Collection<TopicLayout> layouts) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (TopicLayout topic : layouts) {
            for (PartitionLayout partition : topic.partitions()) {
                if (partition.leader() != null) {
                    partitions.add(new TopicPartition(topic.name(), partition.partition()));
                }
            }
        }
        return partitions;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> listOffsets(
            Collection<TopicPartition> partitions,
            OffsetSpec spec,
            IsolationLevel isolation,
            Answers answers)
            throws InterruptedException {
        Map<TopicPartition, ListOffsetsResultInfo> found = new HashMap<>();
        for (List<TopicPartition> batch : Batches.of(partitions, PARTITIONS_A_BATCH)) {
            int timeout = answers.startBatch();
            Map<TopicPartition, OffsetSpec> question = new HashMap<>();
            batch.forEach(partition -> question.put(partition, spec));
            var result =
                    admin.listOffsets(
                            question, new ListOffsetsOptions(isolation).timeoutMs(timeout));
            answered(batch, result::partitionResult, "offsets", answers)
                    .forEach((partition, info) -> {
                        if (info.offset() >= 0) {
                            found.put(partition, info);
                        }
                    });
        }
        return found;
    }

    /**
     * Waits for the answers about partitions. A client goes on looking for the leader of a
     * partition until its time is over, even when there is none any more or the topic was deleted
     * since it was listed; that would hold up the whole sample. So after a moment those are looked
     * for, and neither waited for nor asked about again.
     */
    <T> Map<TopicPartition, T> answered(
            Collection<TopicPartition> asked,
            Function<TopicPartition, KafkaFuture<T>> answer,
            String what,
            Answers answers)
            throws InterruptedException {
        Map<TopicPartition, KafkaFuture<T>> open = new HashMap<>();
        asked.forEach(partition -> open.put(partition, answer.apply(partition)));
        if (!answers.allWithin(MOMENT, open.values())) {
            Set<String> silent = new TreeSet<>();
            open.forEach((partition, each) -> {
                if (!each.isDone()) {
                    silent.add(partition.topic());
                }
            });
            lookAgain(silent, answers);
            Set<TopicPartition> led = new HashSet<>(partitionsWithLeader(layouts.values()));
            open.entrySet()
                    .removeIf(each -> !each.getValue().isDone() && !led.contains(each.getKey()));
        }
        Map<TopicPartition, T> found = new HashMap<>();
        for (var entry : open.entrySet()) {
            T value = answers.orNull(entry.getValue(), what);
            if (value != null) {
                found.put(entry.getKey(), value);
            }
        }
        return found;
    }

    /** Forgets those of the topics that are gone, and learns who leads the others now. */
    private void lookAgain(Set<String> topics, Answers answers) throws InterruptedException {
        Set<String> there =
                answers.orNull(
                        admin.listTopics(
                                        new ListTopicsOptions()
                                                .listInternal(true)
                                                .timeoutMs(answers.timeout()))
                                .names(),
                        "list topics");
        if (there != null) {
            layouts.keySet().retainAll(there);
            describe(topics.stream().filter(there::contains).toList(), answers, layouts);
        }
    }

    private void describe(List<String> names, Answers answers, Map<String, TopicLayout> into)
            throws InterruptedException {
        for (List<String> batch : Batches.of(names, TOPICS_A_BATCH)) {
            int timeout = answers.startBatch();
            Map<String, KafkaFuture<TopicDescription>> described =
                    admin.describeTopics(batch, new DescribeTopicsOptions().timeoutMs(timeout))
                            .topicNameValues();
            for (KafkaFuture<TopicDescription> answer : described.values()) {
                TopicDescription topic = answers.orNull(answer, "describe topic");
                if (topic != null) {
                    into.put(topic.name(), layout(topic));
                }
            }
        }
    }

    private static boolean hasNoLeader(@Nullable TopicLayout layout) {
        return layout == null
                || layout.partitions().stream().anyMatch(partition -> partition.leader() == null);
    }

    static boolean isUnderReplicated(@Nullable TopicLayout layout) {
        return layout != null
                && layout.partitions().stream()
                        .anyMatch(
                                partition -> partition.isr().size() < partition.replicas().size());
    }

    private static TopicLayout layout(TopicDescription topic) {
        List<PartitionLayout> partitions = new ArrayList<>(topic.partitions().size());
        for (TopicPartitionInfo partition : topic.partitions()) {
            Node leader = partition.leader();
            partitions.add(
                    new PartitionLayout(
                            partition.partition(),
                            leader == null || leader.isEmpty() ? null : leader.id(),
                            ids(partition.replicas()),
                            ids(partition.isr())));
        }
        return new TopicLayout(
                topic.name(), topic.topicId(), topic.isInternal(), List.copyOf(partitions));
    }

    private static List<Integer> ids(List<Node> nodes) {
        return nodes.stream().map(Node::id).toList();
    }
}
