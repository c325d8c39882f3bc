package io.streamplatform.dashboard.follow;

import io.streamplatform.dashboard.follow.FollowLine.End;
import io.streamplatform.dashboard.follow.FollowLine.Progress;
import io.streamplatform.dashboard.follow.FollowLine.Role;
import io.streamplatform.dashboard.follow.FollowLine.Start;
import io.streamplatform.dashboard.follow.FollowLine.Step;
import io.streamplatform.dashboard.follow.Links.Link;
import io.streamplatform.dashboard.masking.RecordMasking;
import io.streamplatform.dashboard.records.RecordView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One search. Reads the partitions once, keeps of the records that do not match only which records
 * they were made of, and at the end fetches those that the matches lead to, or that lead to them.
 */
final class FollowScan {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long TELL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int MOST_LINKS = 200_000;
    private static final int MOST_FETCHED = 60;

    private final Consumer<byte[], byte[]> consumer;
    private final FollowQuery query;
    private final List<TopicPartition> partitions;
    private final RecordMasking masking;
    private final FollowProperties properties;
    private final Lines lines;
    private final long started = System.nanoTime();
    private final long deadline;
    private final Instant until;

    private final Set<Place> found = new HashSet<>();
    private final Set<String> topics = new TreeSet<>();
    private final Deque<Place> wanted = new ArrayDeque<>();
    private final Map<Place, Role> roles = new LinkedHashMap<>();
    private final Map<Place, List<Place>> madeOf = new HashMap<>();
    private long scanned;
    private long bytes;
    private long total;
    private String reason = "END";
    private @Nullable String detail;
    private long told;

    FollowScan(
            Consumer<byte[], byte[]> consumer,
            FollowQuery query,
            List<TopicPartition> partitions,
            RecordMasking masking,
            FollowProperties properties,
            Lines lines) {
        this.consumer = consumer;
        this.query = query;
        this.partitions = partitions;
        this.masking = masking;
        this.properties = properties;
        this.lines = lines;
        this.deadline = started + properties.timeLimit().toNanos();
        this.until = query.to() == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : query.to();
    }

    /** Takes lines; throws when nobody takes them any more. */
    @FunctionalInterface
    interface Lines {
        void write(FollowLine line);
    }

    void run() {
        Map<TopicPartition, Long> starts = offsetsAt(query.from());
        Map<TopicPartition, Long> ends =
                query.to() == null
                        ? new HashMap<>(consumer.endOffsets(partitions))
                        : offsetsAt(query.to());
        ends.entrySet().removeIf(end -> starts.getOrDefault(end.getKey(), 0L) >= end.getValue());
        ends.forEach((partition, end) -> total += end - starts.getOrDefault(partition, 0L));
        lines.write(
                new Start(
                        (int) partitions.stream().map(TopicPartition::topic).distinct().count(),
                        partitions.size(),
                        total,
                        query.from(),
                        until,
                        why()));
        consumer.assign(ends.keySet());
        ends.keySet().forEach(each -> consumer.seek(each, starts.getOrDefault(each, 0L)));
        read(new HashMap<>(ends));
        fetchWhatBelongs();
    }

    private String why() {
        return query.everywhere() || query.needle() instanceof Needle.Text
                ? "every partition is read"
                : "only the partition is read that the default partitioner gives this key, in each"
                        + " topic";
    }

    private Map<TopicPartition, Long> offsetsAt(Instant time) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(each -> times.put(each, Math.max(0, time.toEpochMilli())));
        Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(partitions));
        Map<TopicPartition, OffsetAndTimestamp> at = consumer.offsetsForTimes(times);
        at.forEach((partition, offset) -> {
            if (offset != null) {
                offsets.put(partition, offset.offset());
            }
        });
        return offsets;
    }

    private void read(Map<TopicPartition, Long> open) {
        while (!open.isEmpty() && reason.equals("END")) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Long end = open.get(new TopicPartition(record.topic(), record.partition()));
                if (end != null && record.offset() < end && reason.equals("END")) {
                    look(record);
                }
            }
            List<TopicPartition> done = new ArrayList<>();
            open.forEach((partition, end) -> {
                if (consumer.position(partition) >= end) {
                    done.add(partition);
                }
            });
            consumer.pause(done);
            open.keySet().removeAll(done);
            checkBounds();
            if (System.nanoTime() - told > TELL_NANOS) {
                told = System.nanoTime();
                lines.write(progress());
            }
        }
    }

    private void checkBounds() {
        if (System.nanoTime() > deadline) {
            stop(
                    "TIME",
                    "not all was read within %s; choose topics or a shorter time"
                            .formatted(properties.timeLimit()));
        } else if (bytes > properties.readSize().toBytes()) {
            stop(
                    "BYTES",
                    "not all was read: more than %s; choose topics or a shorter time"
                            .formatted(properties.readSize()));
        }
    }

    private void stop(String why, String words) {
        reason = why;
        detail = words;
    }

    private void look(ConsumerRecord<byte[], byte[]> raw) {
        scanned++;
        bytes += Math.max(0, raw.serializedKeySize()) + Math.max(0, raw.serializedValueSize());
        if (raw.timestamp() < query.from().toEpochMilli()
                || raw.timestamp() > until.toEpochMilli()) {
            return; // timestamps need not grow with the offsets
        }
        ConsumerRecord<byte[], byte[]> record = seen(raw);
        String matched = query.needle().in(record);
        if (matched != null) {
            give(record, Role.MATCH, matched);
            if (found.size() >= properties.found()) {
                stop(
                        "LIMIT",
                        "more than %,d records carry it; shown are those that were read first"
                                .formatted(properties.found()));
            }
        } else if (record.headers().iterator().hasNext() && madeOf.size() < MOST_LINKS) {
            for (Link link : Links.of(record)) {
                madeOf.computeIfAbsent(link.place(), _ -> new ArrayList<>()).add(Place.of(record));
            }
        }
    }

    private ConsumerRecord<byte[], byte[]> seen(ConsumerRecord<byte[], byte[]> record) {
        return masking.appliesTo(record.topic()) ? masking.mask(record) : record;
    }

    private void give(ConsumerRecord<byte[], byte[]> record, Role role, @Nullable String matched) {
        Place place = Place.of(record);
        if (!found.add(place)) {
            return;
        }
        topics.add(record.topic());
        List<Link> links = Links.of(record);
        lines.write(new Step(role, matched, links, RecordView.of(record, RecordView.LIST_LIMIT)));
        if (role != Role.RESULT) {
            links.forEach(link -> want(link.place(), Role.SOURCE));
        }
        if (role != Role.SOURCE) {
            wanted.add(place);
        }
    }

    private void want(Place place, Role role) {
        if (!found.contains(place)) {
            roles.putIfAbsent(place, role);
        }
    }

    /** What the matches were made of, and what was made of them, and so on. */
    private void fetchWhatBelongs() {
        int fetched = 0;
        while (fetched < MOST_FETCHED && System.nanoTime() < deadline) {
            for (Place made = wanted.poll(); made != null; made = wanted.poll()) {
                madeOf.getOrDefault(made, List.of()).forEach(each -> want(each, Role.RESULT));
            }
            Place next = roles.keySet().stream().findFirst().orElse(null);
            if (next == null) {
                return;
            }
            Role role = Objects.requireNonNull(roles.remove(next));
            ConsumerRecord<byte[], byte[]> record = found.contains(next) ? null : at(next);
            if (record != null) {
                give(seen(record), role, null);
            }
            fetched++;
        }
    }

    private @Nullable ConsumerRecord<byte[], byte[]> at(Place place) {
        TopicPartition partition = new TopicPartition(place.topic(), place.partition());
        var infos = consumer.partitionsFor(place.topic());
        if (infos == null
                || infos.stream().noneMatch(info -> info.partition() == place.partition())) {
            return null;
        }
        List<TopicPartition> only = List.of(partition);
        if (place.offset() < consumer.beginningOffsets(only).getOrDefault(partition, 0L)
                || place.offset() >= consumer.endOffsets(only).getOrDefault(partition, 0L)) {
            return null;
        }
        consumer.assign(only);
        consumer.resume(only);
        consumer.seek(partition, place.offset());
        while (System.nanoTime() < deadline && consumer.position(partition) <= place.offset()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                return record.offset() == place.offset() ? record : null;
            }
        }
        return null;
    }

    private Progress progress() {
        double seconds = (System.nanoTime() - started) / 1e9;
        return new Progress(
                scanned,
                bytes,
                found.size(),
                total == 0 ? 1 : Math.min(1, scanned / (double) total),
                scanned / Math.max(1e-3, seconds));
    }

    End end(Readership readership) {
        return new End(
                reason, detail, progress(), readership.readers(topics), readership.writers(topics));
    }

    End failed(KafkaException failure, Readership readership) {
        return new End(
                "FAILED",
                "The cluster did not answer: %s.".formatted(failure.getMessage()),
                progress(),
                readership.readers(topics),
                readership.writers(topics));
    }
}
