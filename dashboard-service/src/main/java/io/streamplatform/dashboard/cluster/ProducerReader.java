package io.streamplatform.dashboard.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** Reads who wrote just now, and learns which topics transactions write to. */
final class ProducerReader {

    private static final int MOST_PARTITIONS = 1_000;
    private static final int MOST_PRODUCERS = 50;
    private static final long ACTIVE_MILLIS = 60_000;

    private final Admin admin;
    private final TopicReader topics;
    private final Set<Uuid> transactional = new HashSet<>();
    private List<ObservedProducer> producers = List.of();
    private int turn;

    ProducerReader(Admin admin, TopicReader topics) {
        this.admin = admin;
        this.topics = topics;
    }

    /** The producers that wrote within a minute before the last reading, the latest first. */
    List<ObservedProducer> producers() {
        return producers;
    }

    /** Whether a topic's log holds the markers of transactions: once seen, it stays so. */
    boolean isTransactional(TopicLayout topic) {
        return transactional.contains(topic.id());
    }

    void read(Map<String, TopicLayout> layouts, List<TopicPartition> partitions, Answers answers)
            throws InterruptedException {
        List<TopicPartition> own = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            TopicLayout topic = layouts.get(partition.topic());
            if (topic != null && !topic.internal()) {
                own.add(partition);
            }
        }
        List<TopicPartition> asked = turn(own, MOST_PARTITIONS);
        int timeout = answers.startBatch();
        var result =
                admin.describeProducers(asked, new DescribeProducersOptions().timeoutMs(timeout));
        long now = System.currentTimeMillis();
        Map<Long, ObservedProducer> found = new HashMap<>();
        if (asked.size() < own.size()) { // those of other partitions are known from their turn
            for (ObservedProducer known : producers) {
                if (now - known.lastWriteAt().toEpochMilli() <= ACTIVE_MILLIS) {
                    found.put(known.producerId(), known);
                }
            }
        }
        for (var answer :
                topics.answered(asked, result::partitionResult, "producers", answers).entrySet()) {
            TopicPartition partition = answer.getKey();
            var state = answer.getValue();
            for (var producer : state.activeProducers()) {
                boolean isTransactional = writesTransactions(producer);
                TopicLayout topic = layouts.get(partition.topic());
                if (isTransactional && topic != null) {
                    transactional.add(topic.id());
                }
                if (now - producer.lastTimestamp() <= ACTIVE_MILLIS) {
                    found.merge(
                            producer.producerId(),
                            new ObservedProducer(
                                    producer.producerId(),
                                    Set.of(partition.topic()),
                                    Instant.ofEpochMilli(producer.lastTimestamp()),
                                    isTransactional),
                            ProducerReader::together);
                }
            }
        }
        producers =
                found.values().stream()
                        .sorted(Comparator.comparing(ObservedProducer::lastWriteAt).reversed())
                        .limit(MOST_PRODUCERS)
                        .toList();
    }

    /** So many of them, each time those after the last ones: all have their turn. */
    List<TopicPartition> turn(List<TopicPartition> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        int from = turn % all.size();
        turn = (from + most) % all.size();
        List<TopicPartition> rotated = new ArrayList<>(all);
        Collections.rotate(rotated, -from);
        return rotated.subList(0, most);
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

    /** Forgets the topics that are not there any more. */
    void keepOnly(Collection<TopicLayout> layouts) {
        if (!transactional.isEmpty()) {
            Set<Uuid> there = new HashSet<>();
            layouts.forEach(topic -> there.add(topic.id()));
            transactional.retainAll(there);
        }
    }
}
