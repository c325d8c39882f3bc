package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.access.Viewers;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.formats.Formats;
import io.streamplatform.dashboard.masking.RecordMasking;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads records for a viewer: bounded in number, in time and in memory. */
@Component
public class RecordBrowser {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Pattern LEGAL_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private final ConsumerPool pool;
    private final RecordsProperties properties;
    private final ObservedCluster cluster;
    private final RecordMasking masking;
    private final Viewers viewers;
    private final Formats formats;

    RecordBrowser(
            ConsumerPool pool,
            RecordsProperties properties,
            ObservedCluster cluster,
            RecordMasking masking,
            Viewers viewers,
            Formats formats) {
        this.pool = pool;
        this.properties = properties;
        this.cluster = cluster;
        this.masking = masking;
        this.viewers = viewers;
        this.formats = formats;
    }

    /** The newest records of a topic over all its partitions, newest first. */
    public RecordPage latest(String topic, int limit) {
        return latest(topic, limit, maskOf(topic));
    }

    /** The same, from another thread than that of the request. */
    RecordPage latest(
            String topic, int limit, @Nullable UnaryOperator<ConsumerRecord<byte[], byte[]>> mask) {
        RecordView view = new RecordView(formats.auto(), formats.auto(), RecordView.LIST_LIMIT);
        return read(
                new RecordQuery(
                        topic,
                        new ReadStart.Newest(),
                        null,
                        List.of(),
                        Criteria.NONE,
                        limit,
                        true,
                        null,
                        view),
                mask);
    }

    /** A page of records. */
    RecordPage read(RecordQuery query) {
        return read(query, maskOf(query.topic()));
    }

    private RecordPage read(
            RecordQuery query, @Nullable UnaryOperator<ConsumerRecord<byte[], byte[]>> mask) {
        requireThere(query.topic());
        long started = System.nanoTime();
        long deadline = started + properties.timeLimit().toNanos();
        return asked(
                query.topic(),
                query.committed(),
                consumer -> {
                    Plan plan = new Planner(consumer, query, deadline).plan();
                    Look look = new Look(query.criteria(), mask);
                    return new PageReading(consumer, plan, query, look, deadline).read(started);
                });
    }

    /**
     * The record at an offset, raw but masked; empty when there is none at that very offset.
     *
     * @param committed whether what open and aborted transactions wrote counts as not there
     */
    public Optional<ConsumerRecord<byte[], byte[]>> at(
            String topic, int partition, long offset, boolean committed) {
        requireThere(topic);
        long deadline = System.nanoTime() + properties.timeLimit().toNanos();
        Optional<ConsumerRecord<byte[], byte[]>> found =
                asked(
                        topic,
                        committed,
                        consumer -> one(consumer, topic, partition, offset, deadline));
        UnaryOperator<ConsumerRecord<byte[], byte[]>> mask = maskOf(topic);
        return mask == null ? found : found.map(mask);
    }

    /**
     * The first record at an offset or behind it, or the last at it or before it: offsets may have
     * holes.
     */
    Optional<ShownRecord> nearest(
            String topic,
            int partition,
            long offset,
            boolean forward,
            boolean committed,
            RecordView view) {
        long start = forward || offset == Long.MAX_VALUE ? offset : offset + 1;
        RecordPage page =
                read(
                        new RecordQuery(
                                topic,
                                new ReadStart.Oldest(),
                                null,
                                List.of(partition),
                                Criteria.NONE,
                                1,
                                committed,
                                new Cursor(
                                        forward, !forward, new TreeMap<>(Map.of(partition, start))),
                                view));
        if (page.records().isEmpty() && page.timedOut()) {
            throw new Unavailable(
                    "reading",
                    "No record was found within %s.".formatted(properties.timeLimit()),
                    "Try again, or search the topic.");
        }
        return page.records().stream().findFirst();
    }

    private static Optional<ConsumerRecord<byte[], byte[]>> one(
            Consumer<byte[], byte[]> consumer,
            String topic,
            int number,
            long offset,
            long deadline) {
        List<Integer> partitions = Partitions.of(consumer, topic);
        Partitions.require(topic, number, partitions);
        TopicPartition partition = new TopicPartition(topic, number);
        List<TopicPartition> only = List.of(partition);
        if (offset < consumer.beginningOffsets(only).getOrDefault(partition, 0L)
                || offset >= consumer.endOffsets(only).getOrDefault(partition, 0L)) {
            return Optional.empty();
        }
        consumer.assign(only);
        consumer.seek(partition, offset);
        while (System.nanoTime() < deadline && consumer.position(partition) <= offset) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                return record.offset() == offset ? Optional.of(record) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** How who asks sees the topic's records; asked on the thread of their request. */
    @Nullable UnaryOperator<ConsumerRecord<byte[], byte[]>> maskOf(String topic) {
        return masking.appliesTo(topic) ? masking.seenBy(viewers.current(), topic) : null;
    }

    <T> T asked(String topic, boolean committed, ConsumerPool.Reading<T> reading) {
        try {
            return pool.lend(committed, reading);
        } catch (TimeoutException e) {
            throw away(e);
        } catch (UnknownTopicOrPartitionException e) {
            throw NotFound.topic(topic);
        } catch (KafkaException e) {
            throw away(e);
        }
    }

    void requireThere(String topic) {
        if (!LEGAL_NAME.matcher(topic).matches()) {
            throw new BadParameter(
                    "topic", topic, "topic names are up to 249 letters, digits, '.', '_' and '-'.");
        }
        Unavailable.unlessInSight(cluster.sight());
    }

    static Unavailable away(KafkaException e) {
        return new Unavailable(
                "Kafka",
                "The cluster did not answer: %s.".formatted(e.getMessage()),
                "Try again; /api/cluster tells which brokers are there.");
    }
}
