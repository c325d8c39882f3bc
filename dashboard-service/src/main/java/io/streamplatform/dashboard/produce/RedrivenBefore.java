package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.cluster.OffsetsByTime;
import io.streamplatform.dashboard.records.Partitions;
import io.streamplatform.dashboard.records.Place;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Which dead letters of one topic were redriven before: by this dashboard, which remembers, or by
 * another or an earlier one, which left a header in the records that it sent. Where those are is
 * read once, and from then on only what came since.
 */
final class RedrivenBefore {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String deadLetters;
    private final Map<Integer, Offsets> offsets = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> readUntil = new HashMap<>();

    RedrivenBefore(String deadLetters) {
        this.deadLetters = deadLetters;
    }

    void add(int partition, long offset) {
        offsets.computeIfAbsent(partition, _ -> new Offsets()).add(offset);
    }

    boolean contains(int partition, long offset) {
        Offsets known = offsets.get(partition);
        return known != null && known.contains(offset);
    }

    /** The offsets by partition, in ranges. */
    Map<Integer, List<String>> words() {
        Map<Integer, List<String>> words = new TreeMap<>();
        offsets.forEach((partition, known) -> words.put(partition, known.words()));
        return words;
    }

    /**
     * Looks through the topics that dead letters were sent back to.
     *
     * @param since no redriven record is older
     * @return whether all of them were read before the deadline
     */
    synchronized boolean lookThrough(
            Consumer<byte[], byte[]> consumer,
            Collection<String> topics,
            long since,
            long deadline) {
        List<Partitions.ByLeader> readable =
                topics.stream().map(topic -> Partitions.byLeader(consumer, topic)).toList();
        List<TopicPartition> partitions =
                readable.stream().flatMap(each -> each.led().stream()).toList();
        Map<TopicPartition, Long> open = new HashMap<>(consumer.endOffsets(partitions));
        seek(consumer, partitions, open, since);
        while (true) {
            open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (open.isEmpty() || System.nanoTime() > deadline) {
                break;
            }
            consumer.poll(POLL).forEach(this::look);
        }
        partitions.forEach(each -> readUntil.put(each, consumer.position(each)));
        return open.isEmpty() && readable.stream().allMatch(each -> each.leaderless().isEmpty());
    }

    private void seek(
            Consumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> ends,
            long since) {
        Map<TopicPartition, Long> starts =
                OffsetsByTime.since(since, ends, consumer::offsetsForTimes);
        consumer.assign(partitions);
        starts.forEach((partition, start) ->
                consumer.seek(partition, Math.max(start, readUntil.getOrDefault(partition, 0L))));
    }

    private void look(ConsumerRecord<byte[], byte[]> record) {
        for (Header header : record.headers().headers(DeadLetterRules.REDRIVEN_FROM)) {
            Place place = Place.parse(header.value());
            if (place != null && place.topic().equals(deadLetters)) {
                add(place.partition(), place.offset());
            }
        }
    }
}
