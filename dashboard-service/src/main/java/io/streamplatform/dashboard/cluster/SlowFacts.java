package io.streamplatform.dashboard.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeLogDirsOptions;
import org.apache.kafka.clients.admin.DescribeProducersOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What changes slowly and is dear to ask: begin offsets, stable offsets, sizes, cleanup policies,
 * newest timestamps, producers. One of these a sample, in turn, each at its own distance.
 */
final class SlowFacts {

    private static final int PARTITIONS_FOR_PRODUCERS = 1_000;
    private static final long PRODUCER_IS_ACTIVE_MILLIS = 60_000;

    private final Admin admin;
    private final TopicReader topics;
    private final List<Fact> facts;

    final Map<TopicPartition, Long> begins = new HashMap<>();
    final Map<TopicPartition, Long> heldAt = new HashMap<>();
    final Map<TopicPartition, Long> newest = new HashMap<>();
    final Map<String, String> cleanup = new HashMap<>();
    final Map<String, Integer> minInsyncReplicas = new HashMap<>();

    /** Topics whose logs hold the markers of transactions, by id: once seen, they stay. */
    final Set<Uuid> transactional = new HashSet<>();

    Map<TopicPartition, Long> bytes = Map.of();
    Map<Integer, Long> bytesByBroker = Map.of();
    List<ObservedProducer> producers = List.of();
    private final Set<TopicPartition> askedForNewest = new HashSet<>();

    SlowFacts(Admin admin, TopicReader topics, SamplingProperties properties) {
        this.admin = admin;
        this.topics = topics;
        long slow = properties.slowPeriod().toMillis();
        this.facts =
                List.of(
                        new Fact(slow, this::readBegins),
                        new Fact(slow, this::readBytes),
                        new Fact(slow * 6, this::readCleanup),
                        new Fact(slow / 2, this::readStables),
                        new Fact(slow, this::readNewest),
                        new Fact(slow, this::readProducers));
    }

    /** Reads what is due: one fact on a large cluster, all that are due on a small one. */
    void readDue(
            Map<String, TopicLayout> layouts,
            Map<TopicPartition, Long> ends,
            Collection<Integer> brokers,
            Answers answers)
            throws InterruptedException {
        forgetGone(layouts);
        View view =
                new View(
                        layouts, TopicReader.partitionsWithLeader(layouts.values()), ends, brokers);
        boolean small = view.partitions.size() <= 1_000;
        long now = System.currentTimeMillis();
        List<Fact> due = new ArrayList<>(facts);
        due.removeIf(fact -> now < fact.nextAt && !isMissing(fact, view));
        due.sort(Comparator.comparingLong(fact -> fact.nextAt));
        for (Fact fact : due) {
            fact.read.of(view, answers);
            fact.nextAt = now + fact.everyMillis;
            if (!small) {
                return;
            }
        }
    }

    /** What is known of topics that somebody has just changed is read again at once. */
    void forget(Set<String> changed) {
        if (!changed.isEmpty()) {
            begins.keySet().removeIf(partition -> changed.contains(partition.topic()));
            cleanup.keySet().removeAll(changed);
        }
    }

    /** A new topic's begin offsets and policy are asked for at once. */
    private boolean isMissing(Fact fact, View view) {
        int index = facts.indexOf(fact);
        return switch (index) {
            case 0 -> !begins.keySet().containsAll(view.partitions);
            case 2 -> !cleanup.keySet().containsAll(view.layouts.keySet());
            default -> false;
        };
    }

    private void readBegins(View view, Answers answers) throws InterruptedException {
        begins.putAll(
                topics.offsets(
                        view.partitions,
                        OffsetSpec.earliest(),
                        IsolationLevel.READ_UNCOMMITTED,
                        answers));
    }

    /** Keeps where readers of committed records are held up; the ends were read just before. */
    private void readStables(View view, Answers answers) throws InterruptedException {
        heldAt.clear();
        topics.offsets(view.partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED, answers)
                .forEach((partition, stable) -> {
                    if (stable < view.ends.getOrDefault(partition, stable)) {
                        heldAt.put(partition, stable);
                    }
                });
    }

    /** Once for each partition: from then on the end offset tells when it was written. */
    private void readNewest(View view, Answers answers) throws InterruptedException {
        List<TopicPartition> unknown = new ArrayList<>();
        for (TopicPartition partition : view.partitions) {
            if (unknown.size() < 2_000 && !askedForNewest.contains(partition)) {
                unknown.add(partition);
            }
        }
        newest.putAll(topics.newestTimestamps(unknown, answers));
        askedForNewest.addAll(unknown);
    }

    private void readBytes(View view, Answers answers) throws InterruptedException {
        int timeout = answers.startBatch();
        var result =
                admin.describeLogDirs(
                        view.brokers, new DescribeLogDirsOptions().timeoutMs(timeout));
        Map<TopicPartition, Long> sizes = new HashMap<>();
        Map<Integer, Long> byBroker = new HashMap<>();
        for (var answer : result.descriptions().entrySet()) {
            var dirs =
                    answers.orNull(
                            answer.getValue(), "log directories of broker " + answer.getKey());
            if (dirs == null) {
                continue;
            }
            long total = 0;
            for (var dir : dirs.values()) {
                for (var replica : dir.replicaInfos().entrySet()) {
                    total += replica.getValue().size();
                    sizes.merge(replica.getKey(), replica.getValue().size(), Math::max);
                }
            }
            byBroker.put(answer.getKey(), total);
        }
        bytes = sizes;
        bytesByBroker = byBroker;
    }

    private void readCleanup(View view, Answers answers) throws InterruptedException {
        List<ConfigResource> resources = new ArrayList<>();
        view.layouts
                .keySet()
                .forEach(
                        name -> resources.add(new ConfigResource(ConfigResource.Type.TOPIC, name)));
        for (List<ConfigResource> batch : Batches.of(resources, 500)) {
            int timeout = answers.startBatch();
            var result =
                    admin.describeConfigs(batch, new DescribeConfigsOptions().timeoutMs(timeout));
            for (var answer : result.values().entrySet()) {
                var config = answers.orNull(answer.getValue(), "topic settings");
                if (config != null) {
                    var policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG);
                    if (policy != null && policy.value() != null) {
                        cleanup.put(answer.getKey().name(), policy.value());
                    }
                    var least = config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
                    if (least != null && least.value() != null) {
                        minInsyncReplicas.put(
                                answer.getKey().name(), Integer.valueOf(least.value()));
                    }
                }
            }
        }
    }

    private void readProducers(View view, Answers answers) throws InterruptedException {
        List<TopicPartition> asked = new ArrayList<>();
        for (TopicPartition partition : view.partitions) {
            TopicLayout topic = view.layouts.get(partition.topic());
            if (asked.size() < PARTITIONS_FOR_PRODUCERS && topic != null && !topic.internal()) {
                asked.add(partition);
            }
        }
        int timeout = answers.startBatch();
        var result =
                admin.describeProducers(asked, new DescribeProducersOptions().timeoutMs(timeout));
        long now = System.currentTimeMillis();
        Map<Long, ObservedProducer> found = new HashMap<>();
        for (var answer :
                topics.answered(asked, result::partitionResult, "producers", answers).entrySet()) {
            TopicPartition partition = answer.getKey();
            var state = answer.getValue();
            for (var producer : state.activeProducers()) {
                boolean isTransactional = writesTransactions(producer);
                TopicLayout topic = view.layouts.get(partition.topic());
                if (isTransactional && topic != null) {
                    transactional.add(topic.id());
                }
                if (now - producer.lastTimestamp() <= PRODUCER_IS_ACTIVE_MILLIS) {
                    found.merge(
                            producer.producerId(),
                            new ObservedProducer(
                                    producer.producerId(),
                                    Set.of(partition.topic()),
                                    Instant.ofEpochMilli(producer.lastTimestamp()),
                                    isTransactional),
                            SlowFacts::together);
                }
            }
        }
        producers =
                found.values().stream()
                        .sorted(Comparator.comparing(ObservedProducer::lastWriteAt).reversed())
                        .limit(50)
                        .toList();
    }

    /** One that has ended a transaction there, or has its first one open. */
    private static boolean writesTransactions(ProducerState producer) {
        return producer.coordinatorEpoch().orElse(-1) >= 0
                || producer.currentTransactionStartOffset().isPresent();
    }

    private static ObservedProducer together(ObservedProducer one, ObservedProducer other) {
        Set<String> topics = new HashSet<>(one.topics());
        topics.addAll(other.topics());
        Instant last =
                one.lastWriteAt().isAfter(other.lastWriteAt())
                        ? one.lastWriteAt()
                        : other.lastWriteAt();
        return new ObservedProducer(
                one.producerId(), topics, last, one.transactional() || other.transactional());
    }

    private void forgetGone(Map<String, TopicLayout> layouts) {
        for (Set<TopicPartition> known :
                List.of(begins.keySet(), heldAt.keySet(), newest.keySet(), askedForNewest)) {
            known.removeIf(partition -> !layouts.containsKey(partition.topic()));
        }
        cleanup.keySet().retainAll(layouts.keySet());
        minInsyncReplicas.keySet().retainAll(layouts.keySet());
        if (!transactional.isEmpty()) {
            Set<Uuid> there = new HashSet<>();
            layouts.values().forEach(topic -> there.add(topic.id()));
            transactional.retainAll(there);
        }
    }

    private record View(
            Map<String, TopicLayout> layouts,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> ends,
            Collection<Integer> brokers) {}

    @FunctionalInterface
    private interface Read {
        void of(View view, Answers answers) throws InterruptedException;
    }

    private static final class Fact {
        private final long everyMillis;
        private final Read read;
        private long nextAt;

        Fact(long everyMillis, Read read) {
            this.everyMillis = everyMillis;
            this.read = read;
        }
    }
}
