package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Unavailable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.stereotype.Component;

/** Reads records for a viewer: bounded in number, in time and in memory. */
@Component
public class RecordBrowser {

    private static final Pattern LEGAL_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private final ConsumerPool pool;
    private final RecordsProperties properties;
    private final ObservedCluster cluster;

    RecordBrowser(ConsumerPool pool, RecordsProperties properties, ObservedCluster cluster) {
        this.pool = pool;
        this.properties = properties;
        this.cluster = cluster;
    }

    /** The newest records of a topic over all its partitions, newest first. */
    public RecordPage latest(String topic, int limit) {
        return read(new RecordQuery(topic, new ReadStart.Newest(), null, limit, ""));
    }

    /** Records of a topic. */
    public RecordPage read(RecordQuery query) {
        requireThere(query.topic());
        long started = System.nanoTime();
        long deadline = started + properties.timeLimit().toNanos();
        return asked(
                query.topic(),
                consumer -> {
                    List<TopicPartition> partitions = partitions(consumer, query);
                    RecordScan scan =
                            new RecordScan(
                                    consumer, partitions, query.limit(), query.text(), deadline);
                    return scan.read(query.start()).page(query.topic(), started);
                });
    }

    /** The record at an offset, raw; empty when there is none at that very offset. */
    public Optional<ConsumerRecord<byte[], byte[]>> at(String topic, int partition, long offset) {
        requireThere(topic);
        long deadline = System.nanoTime() + properties.timeLimit().toNanos();
        return asked(
                topic,
                consumer -> {
                    RecordQuery query =
                            new RecordQuery(
                                    topic, new ReadStart.FromOffset(offset), partition, 1, "");
                    return RecordScan.one(
                            consumer, partitions(consumer, query).getFirst(), offset, deadline);
                });
    }

    private <T> T asked(String topic, ConsumerPool.Reading<T> reading) {
        try {
            return pool.lend(reading);
        } catch (TimeoutException e) {
            throw away(e);
        } catch (UnknownTopicOrPartitionException e) {
            throw unknown(topic);
        } catch (KafkaException e) {
            throw away(e);
        }
    }

    private void requireThere(String topic) {
        if (!LEGAL_NAME.matcher(topic).matches()) {
            throw new BadParameter(
                    "topic", topic, "topic names are up to 249 letters, digits, '.', '_' and '-'.");
        }
        Unavailable.unlessInSight(cluster.sight());
    }

    private static List<TopicPartition> partitions(
            Consumer<byte[], byte[]> consumer, RecordQuery query) {
        List<PartitionInfo> infos = consumer.partitionsFor(query.topic());
        if (infos == null || infos.isEmpty()) {
            throw unknown(query.topic());
        }
        Integer wanted = query.partition();
        if (wanted == null) {
            return infos.stream()
                    .map(info -> new TopicPartition(query.topic(), info.partition()))
                    .toList();
        }
        if (infos.stream().noneMatch(info -> info.partition() == wanted)) {
            throw new BadParameter(
                    "partition",
                    wanted.toString(),
                    "%s has partitions 0 to %d.".formatted(query.topic(), infos.size() - 1));
        }
        return List.of(new TopicPartition(query.topic(), wanted));
    }

    private static NotFound unknown(String topic) {
        return new NotFound(
                "topic", topic, "See /api/topics?internal=true for those that the cluster has.");
    }

    private static Unavailable away(KafkaException e) {
        return new Unavailable(
                "Kafka",
                "The cluster did not answer: %s.".formatted(e.getMessage()),
                "Try again; /api/cluster tells which brokers are there.");
    }
}
