package io.streamplatform.dashboard.follow;

import io.streamplatform.dashboard.access.Viewer;
import io.streamplatform.dashboard.access.Viewers;
import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.formats.AutoFormat;
import io.streamplatform.dashboard.masking.RecordMasking;
import io.streamplatform.dashboard.records.RecordView;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.dashboard.web.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.springframework.stereotype.Component;

/**
 * Follows keys and trace ids for viewers: a few at a time, each bounded in time, bytes and finds.
 */
@Component
class Following {

    private final ObservedCluster cluster;
    private final KafkaClients clients;
    private final RecordMasking masking;
    private final RecordView view;
    private final Viewers viewers;
    private final Readership readership;
    private final FollowProperties properties;
    private final Semaphore turns;

    Following(
            ObservedCluster cluster,
            KafkaClients clients,
            RecordMasking masking,
            AutoFormat format,
            Viewers viewers,
            Readership readership,
            FollowProperties properties) {
        this.cluster = cluster;
        this.clients = clients;
        this.masking = masking;
        this.view = RecordView.automatic(format, RecordView.LIST_LIMIT);
        this.viewers = viewers;
        this.readership = readership;
        this.properties = properties;
        this.turns = new Semaphore(properties.concurrent());
    }

    /**
     * The partitions that can hold what is followed.
     *
     * @throws BadParameter when a topic is not there
     */
    List<TopicPartition> partitions(FollowQuery query) {
        Unavailable.unlessInSight(cluster.sight());
        Snapshot snapshot = cluster.snapshot();
        if (snapshot == null) {
            throw new Unavailable(
                    "Kafka", "The cluster was not seen yet.", "Try again in a moment.");
        }
        List<TopicPartition> partitions = new ArrayList<>();
        for (ObservedTopic topic : topics(query, snapshot)) {
            int count = topic.partitions().size();
            if (query.needle() instanceof Needle.Key key && !query.everywhere() && count > 0) {
                partitions.add(new TopicPartition(topic.name(), key.partition(count)));
            } else {
                topic.partitions()
                        .forEach(each ->
                                partitions.add(new TopicPartition(topic.name(), each.partition())));
            }
        }
        return partitions;
    }

    private static List<ObservedTopic> topics(FollowQuery query, Snapshot snapshot) {
        if (query.topics() == null) {
            return snapshot.topics().values().stream().filter(topic -> !topic.internal()).toList();
        }
        List<ObservedTopic> chosen = new ArrayList<>();
        for (String name : query.topics()) {
            ObservedTopic topic = snapshot.topics().get(name);
            if (topic == null) {
                throw new BadParameter(
                        "topics",
                        name,
                        "there is no such topic; see /api/topics for those there are.");
            }
            chosen.add(topic);
        }
        return chosen;
    }

    private Optional<Uuid> idOf(String topic) {
        Snapshot snapshot = cluster.snapshot();
        return Optional.ofNullable(snapshot == null ? null : snapshot.topics().get(topic))
                .map(ObservedTopic::id);
    }

    /** Takes one of the turns; the caller releases it. */
    Semaphore turn() {
        if (!turns.tryAcquire()) {
            throw Refused.conflict(
                    "Too many at a time",
                    "follow",
                    null,
                    "%d searches are going on already; wait for one to end, or raise dashboard.follow.concurrent."
                            .formatted(properties.concurrent()));
        }
        return turns;
    }

    /**
     * Reads, and gives what it finds line by line until all is read, or a bound is met; on the
     * thread of who asks.
     */
    void follow(FollowQuery query, List<TopicPartition> partitions, FollowScan.Lines lines) {
        Consumer<byte[], byte[]> consumer =
                clients.consumer(
                        "dashboard-follow",
                        Map.of(
                                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                                (int) properties.fetchSize().toBytes(),
                                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                                1_048_576,
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                5_000,
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                                50,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest"));
        Map<String, Optional<Uuid>> ids =
                partitions.stream()
                        .map(TopicPartition::topic)
                        .distinct()
                        .collect(Collectors.toMap(topic -> topic, this::idOf));
        Viewer viewer = viewers.current();
        FollowScan scan =
                new FollowScan(
                        consumer,
                        query,
                        partitions,
                        record -> masking.seenBy(viewer, record.topic()).apply(record),
                        topic -> idOf(topic).equals(ids.get(topic)),
                        properties,
                        view,
                        lines);
        try {
            scan.run();
            lines.write(scan.end(readership));
        } catch (KafkaException e) {
            lines.write(scan.failed(e, readership));
        } finally {
            consumer.close(CloseOptions.timeout(Duration.ofMillis(500)));
        }
    }
}
