package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.records.Partitions;
import io.streamplatform.dashboard.records.Place;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dead letters of a topic that there were when it was made, as often as it is asked to:
 * each time the same ones. Of those that were chosen it reads no more than those.
 */
final class DeadLetterReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final @Nullable Set<Place> chosen;
    private final BooleanSupplier stopped;
    private final Map<TopicPartition, Span> spans;
    private final List<Integer> leaderless;

    /**
     * @param chosen those to read; null for all
     * @param stopped whether reading has to end at once
     */
    DeadLetterReader(
            Consumer<byte[], byte[]> consumer,
            String topic,
            @Nullable Set<Place> chosen,
            BooleanSupplier stopped) {
        this.consumer = consumer;
        this.chosen = chosen;
        this.stopped = stopped;
        Partitions.ByLeader readable = Partitions.byLeader(consumer, topic);
        this.leaderless = readable.leaderless();
        this.spans = spans(consumer, readable.led());
    }

    private record Span(long begin, long end) {}

    private static Map<TopicPartition, Span> spans(
            Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
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

    /** Partitions that cannot be read, since they have no leader now. */
    List<Integer> leaderless() {
        return leaderless;
    }

    /** Takes a dead letter, and may take its time. */
    @FunctionalInterface
    interface Sink {
        void take(ConsumerRecord<byte[], byte[]> record) throws InterruptedException;
    }

    /**
     * Hands on one after the other, until all are read, it is stopped, or time is up.
     *
     * @param deadline nothing more is fetched after this nano time
     * @return whether all were read
     */
    boolean each(Sink sink, long deadline) throws InterruptedException {
        return chosen == null ? all(sink, deadline) : chosen(places(chosen), sink, deadline);
    }

    private boolean all(Sink sink, long deadline) throws InterruptedException {
        Map<TopicPartition, Span> open = new HashMap<>(spans);
        consumer.assign(open.keySet());
        consumer.resume(open.keySet());
        open.forEach((partition, span) -> consumer.seek(partition, span.begin));
        while (mayGoOn(deadline)) {
            open.entrySet()
                    .removeIf(each -> consumer.position(each.getKey()) >= each.getValue().end);
            if (open.isEmpty()) {
                return true;
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Span span = spans.get(new TopicPartition(record.topic(), record.partition()));
                if (span != null && record.offset() < span.end && !stopped.getAsBoolean()) {
                    sink.take(record);
                }
            }
        }
        return open.isEmpty();
    }

    /** From here on no more is read than was read until now: another reading has the same ones. */
    void keepToWhatWasRead() {
        if (chosen == null) {
            spans.replaceAll((partition, span) ->
                    new Span(span.begin, Math.min(span.end, consumer.position(partition))));
        }
    }

    private Map<TopicPartition, NavigableSet<Long>> places(Set<Place> chosen) {
        Map<TopicPartition, NavigableSet<Long>> places = new HashMap<>();
        for (Place place : chosen) {
            TopicPartition partition = new TopicPartition(place.topic(), place.partition());
            Span span = spans.get(partition);
            if (span != null && place.offset() >= span.begin && place.offset() < span.end) {
                places.computeIfAbsent(partition, _ -> new TreeSet<>()).add(place.offset());
            }
        }
        return places;
    }

    private boolean chosen(Map<TopicPartition, NavigableSet<Long>> open, Sink sink, long deadline)
            throws InterruptedException {
        consumer.assign(open.keySet());
        consumer.resume(open.keySet());
        open.forEach((partition, offsets) -> consumer.seek(partition, offsets.first()));
        while (!open.isEmpty() && mayGoOn(deadline)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                NavigableSet<Long> offsets =
                        open.get(new TopicPartition(record.topic(), record.partition()));
                if (offsets != null && offsets.remove(record.offset()) && !stopped.getAsBoolean()) {
                    sink.take(record);
                }
            }
            open.entrySet().removeIf(each -> isRead(each.getKey(), each.getValue()));
        }
        return open.isEmpty();
    }

    /** Goes on to the next that was chosen; those that were passed by are not there any more. */
    private boolean isRead(TopicPartition partition, NavigableSet<Long> offsets) {
        long position = consumer.position(partition);
        offsets.headSet(position).clear();
        if (offsets.isEmpty()) {
            consumer.pause(Set.of(partition));
            return true;
        }
        if (offsets.first() > position) {
            consumer.seek(partition, offsets.first());
        }
        return false;
    }

    private boolean mayGoOn(long deadline) {
        return !stopped.getAsBoolean() && System.nanoTime() < deadline;
    }
}
