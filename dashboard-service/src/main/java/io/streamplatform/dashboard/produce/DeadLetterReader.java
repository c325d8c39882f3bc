package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.records.Place;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dead letters of a topic that there were when it was made, as often as it is asked to:
 * each time the same ones.
 */
final class DeadLetterReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final @Nullable Set<Place> chosen;
    private final BooleanSupplier stopped;
    private final long deadline;
    private final Map<TopicPartition, Span> spans;

    /**
     * @param chosen those to read; null for all
     * @param stopped whether reading has to end at once
     * @param deadline nothing more is fetched after this nano time
     */
    DeadLetterReader(
            Consumer<byte[], byte[]> consumer,
            String topic,
            @Nullable Set<Place> chosen,
            BooleanSupplier stopped,
            long deadline) {
        this.consumer = consumer;
        this.chosen = chosen;
        this.stopped = stopped;
        this.deadline = deadline;
        this.spans = spans(consumer, topic);
    }

    private record Span(long begin, long end) {}

    private static Map<TopicPartition, Span> spans(
            Consumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions = RawRecords.partitions(consumer, topic);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Span> spans = new HashMap<>();
        consumer.endOffsets(partitions)
                .forEach((partition, end) -> {
                    long begin = begins.getOrDefault(partition, 0L);
                    if (begin < end) {
                        spans.put(partition, new Span(begin, end));
                    }
                });
        return spans;
    }

    /** How many there are to read; about, where offsets have holes. */
    long total() {
        return chosen == null
                ? spans.values().stream().mapToLong(span -> span.end - span.begin).sum()
                : chosen.size();
    }

    /** Takes a dead letter, and may take its time. */
    @FunctionalInterface
    interface Sink {
        void take(ConsumerRecord<byte[], byte[]> record) throws InterruptedException;
    }

    /** Hands on one after the other, until all are read, it is stopped, or time is up. */
    void each(Sink sink) throws InterruptedException {
        Map<TopicPartition, Span> open = new HashMap<>(spans);
        consumer.assign(open.keySet());
        consumer.resume(open.keySet());
        open.forEach((partition, span) -> consumer.seek(partition, span.begin));
        while (!stopped.getAsBoolean() && System.nanoTime() < deadline) {
            open.entrySet()
                    .removeIf(each -> consumer.position(each.getKey()) >= each.getValue().end);
            if (open.isEmpty()) {
                return;
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Span span = spans.get(new TopicPartition(record.topic(), record.partition()));
                boolean wanted = chosen == null || chosen.contains(Place.of(record));
                if (wanted
                        && span != null
                        && record.offset() < span.end
                        && !stopped.getAsBoolean()) {
                    sink.take(record);
                }
            }
        }
    }
}
