package io.streamplatform.dashboard.cluster;

import io.streamplatform.dashboard.cluster.Answers.ClusterAway;
import io.streamplatform.dashboard.cluster.TopicLayout.PartitionLayout;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeFeaturesOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Takes one sample after the other. Committed offsets are read before end offsets, so that a group
 * is never seen ahead of its log.
 */
final class Sampler {

    private final Admin admin;
    private final SamplingProperties properties;
    private final History history;
    private final SampleOnDemand wishes;
    private final TopicReader topics;
    private final GroupReader groups;
    private final CopyReader copies;
    private final SlowFacts slow;
    private final QuorumReader quorum;
    private final Map<TopicPartition, Long> lastEnds = new HashMap<>();
    private Map<String, ObservedGroup> lastGroups = Map.of();
    private @Nullable Integer metadataVersion;

    Sampler(Admin admin, SamplingProperties properties, History history, SampleOnDemand wishes) {
        this.admin = admin;
        this.properties = properties;
        this.history = history;
        this.wishes = wishes;
        this.topics = new TopicReader(admin, properties);
        this.groups = new GroupReader(admin);
        this.copies = new CopyReader(admin);
        this.slow = new SlowFacts(admin, topics, properties);
        this.quorum = new QuorumReader(admin, properties);
    }

    Snapshot sample() throws InterruptedException, ClusterAway {
        long started = System.nanoTime();
        Answers answers = new Answers(properties.callTimeout());
        quorum.ask();
        int timeout = answers.startBatch();
        var cluster = admin.describeCluster(new DescribeClusterOptions().timeoutMs(timeout));
        Collection<Node> nodes = answers.required(cluster.nodes(), "describe cluster");
        String clusterId = answers.required(cluster.clusterId(), "describe cluster");
        Node controller = answers.orNull(cluster.controller(), "describe cluster");
        Set<Integer> brokers = new TreeSet<>();
        nodes.forEach(node -> brokers.add(node.id()));

        Set<String> changed = wishes.takeChanged();
        Map<String, TopicLayout> layouts = topics.layouts(brokers, changed, answers);
        Set<String> replaced = history.keepOnly(layouts.values());
        lastEnds.keySet().removeIf(partition -> replaced.contains(partition.topic()));
        slow.forgetGone(replaced);
        lastGroups = Collections.unmodifiableMap(groups.groups(lastGroups, answers));
        Map<TopicPartition, Long> ends =
                topics.offsets(
                        TopicReader.partitionsWithLeader(layouts.values()),
                        OffsetSpec.latest(),
                        IsolationLevel.READ_UNCOMMITTED,
                        answers);
        Instant sampledAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        record(layouts, ends, sampledAt.toEpochMilli());
        slow.forget(changed);
        slow.readDue(layouts, ends, brokers, answers);
        readMetadataVersion(answers);
        ObservedQuorum controllers = quorum.newest();
        var copying = copies.adding(layouts.values(), answers);

        return new Snapshot(
                sampledAt,
                Duration.ofNanos(System.nanoTime() - started),
                clusterId,
                controllers == null ? told(controller) : controllers.leader(),
                controllers,
                metadataVersion,
                brokers(nodes),
                observe(layouts, ends, copying),
                lastGroups,
                slow.producers.producers(),
                answers.failures());
    }

    /** In a cluster with a quorum of controllers a broker names any broker, to take requests. */
    private @Nullable Integer told(@Nullable Node controller) {
        return controller == null || controller.isEmpty() || !quorum.isUnsupported()
                ? null
                : controller.id();
    }

    private void record(
            Map<String, TopicLayout> layouts, Map<TopicPartition, Long> ends, long now) {
        lastEnds.keySet().removeIf(partition -> !layouts.containsKey(partition.topic()));
        lastEnds.putAll(ends);
        ends.forEach((partition, end) -> history.recordEnd(partition, now, end));
        for (TopicLayout topic : layouts.values()) {
            long sum = 0;
            boolean complete = !topic.partitions().isEmpty();
            for (PartitionLayout partition : topic.partitions()) {
                Long end = ends.get(new TopicPartition(topic.name(), partition.partition()));
                if (end == null) {
                    complete = false;
                    break;
                }
                sum += end;
            }
            if (complete) {
                history.recordWritten(topic.name(), now, sum);
            }
        }
    }

    private Map<String, ObservedTopic> observe(
            Map<String, TopicLayout> layouts,
            Map<TopicPartition, Long> ends,
            Map<TopicPartition, List<Integer>> copying) {
        Map<String, ObservedTopic> observed = new TreeMap<>();
        long window = properties.rateWindow().toMillis();
        for (TopicLayout topic : layouts.values()) {
            List<ObservedPartition> partitions = new ArrayList<>(topic.partitions().size());
            for (PartitionLayout layout : topic.partitions()) {
                TopicPartition key = new TopicPartition(topic.name(), layout.partition());
                Series series = history.ends(key);
                boolean fresh = ends.containsKey(key);
                partitions.add(
                        new ObservedPartition(
                                layout.partition(),
                                layout.leader(),
                                layout.replicas(),
                                layout.isr(),
                                copying.getOrDefault(key, List.of()),
                                slow.begins.get(key),
                                lastEnds.get(key),
                                fresh,
                                slow.heldAt.getOrDefault(key, lastEnds.get(key)),
                                slow.sizes.of(key),
                                fresh && series != null ? series.rate(window) : null,
                                lastWrite(key, series)));
            }
            observed.put(
                    topic.name(),
                    new ObservedTopic(
                            topic.name(),
                            topic.id(),
                            topic.internal(),
                            slow.settings.cleanup(topic.name()),
                            slow.settings.minInsyncReplicas(topic.name()),
                            slow.producers.isTransactional(topic),
                            List.copyOf(partitions)));
        }
        return Collections.unmodifiableMap(observed);
    }

    private @Nullable Instant lastWrite(TopicPartition partition, @Nullable Series series) {
        Long seen = series == null ? null : series.lastChange();
        if (seen != null) {
            slow.wrote(partition, seen); // the series forgets it before long
        }
        Long newest = slow.newest.get(partition);
        return newest == null ? null : Instant.ofEpochMilli(newest);
    }

    private List<ObservedBroker> brokers(Collection<Node> nodes) {
        return nodes.stream()
                .sorted(Comparator.comparingInt(Node::id))
                .map(node ->
                        new ObservedBroker(
                                node.id(),
                                node.host(),
                                node.port(),
                                node.rack(),
                                slow.sizes.ofBroker(node.id())))
                .toList();
    }

    private void readMetadataVersion(Answers answers) throws InterruptedException {
        if (metadataVersion != null) {
            return;
        }
        int timeout = answers.startBatch();
        var features =
                answers.orNull(
                        admin.describeFeatures(new DescribeFeaturesOptions().timeoutMs(timeout))
                                .featureMetadata(),
                        "describe features");
        var level = features == null ? null : features.finalizedFeatures().get("metadata.version");
        if (level != null) {
            metadataVersion = (int) level.maxVersionLevel();
        }
    }
}
