package io.streamplatform.dashboard.follow;

import io.streamplatform.dashboard.follow.FollowLine.End;
import io.streamplatform.dashboard.follow.FollowLine.Progress;
import io.streamplatform.dashboard.follow.FollowLine.Role;
import io.streamplatform.dashboard.follow.FollowLine.Start;
import io.streamplatform.dashboard.follow.FollowLine.Step;
import io.streamplatform.dashboard.follow.FollowTrail.Missing;
import io.streamplatform.dashboard.follow.Links.Link;
import io.streamplatform.dashboard.records.Place;
import io.streamplatform.dashboard.records.RecordView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One search. Reads the partitions once, within its bounds, and tells of the matches; at the end
 * fetches the records that those lead to, or that lead to them.
 */
final class FollowScan {

    private static final long TELL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int MOST_FETCHED = 60;

    private final FollowReader reader;
    private final FollowQuery query;
    private final List<TopicPartition> partitions;
    private final UnaryOperator<ConsumerRecord<byte[], byte[]>> seen;
    private final Predicate<String> isThere;
    private final FollowProperties properties;
    private final RecordView view;
    private final Lines lines;
    private final long started = System.nanoTime();
    private final long deadline;

    private final FollowTrail trail = new FollowTrail();
    private long scanned;
    private long bytes;
    private long total;
    private final Set<String> gone = new TreeSet<>();
    private long movedAt = System.nanoTime();
    private String reason = "END";
    private @Nullable String detail;
    private long told;

    /**
     * @param seen how records look to who asks
     * @param isThere whether a topic is still the one that it was
     */
    FollowScan(
            Consumer<byte[], byte[]> consumer,
            FollowQuery query,
            List<TopicPartition> partitions,
            UnaryOperator<ConsumerRecord<byte[], byte[]>> seen,
            Predicate<String> isThere,
            FollowProperties properties,
            RecordView view,
            Lines lines) {
        this.view = view;
        this.reader = new FollowReader(consumer, partitions);
        this.query = query;
        this.partitions = partitions;
        this.seen = seen;
        this.isThere = isThere;
        this.properties = properties;
        this.lines = lines;
        this.deadline = started + properties.timeLimit().toNanos();
    }

    /** Takes lines; throws when nobody takes them any more. */
    @FunctionalInterface
    interface Lines {
        void write(FollowLine line);
    }

    void run() {
        total = reader.open(query.from(), query.to());
        lines.write(
                new Start(
                        (int) partitions.stream().map(TopicPartition::topic).distinct().count(),
                        partitions.size(),
                        total,
                        query.from(),
                        query.to() == null
                                ? Instant.now().truncatedTo(ChronoUnit.MILLIS)
                                : query.to(),
                        why()));
        read();
        tellWhatIsGone();
        fetchWhatBelongs();
    }

    private String why() {
        return query.everywhere() || query.needle() instanceof Needle.Text
                ? "every partition is read"
                : "only the partition is read that the default partitioner gives this key, in each"
                        + " topic";
    }

    private void read() {
        while (!reader.isDone() && reason.equals("END")) {
            List<ConsumerRecord<byte[], byte[]>> some = reader.next();
            for (ConsumerRecord<byte[], byte[]> record : some) {
                if (reason.equals("END")) {
                    look(record);
                }
            }
            if (!some.isEmpty()) {
                movedAt = System.nanoTime();
            } else if (System.nanoTime() - movedAt > PATIENCE_NANOS) {
                movedAt = System.nanoTime();
                gone.addAll(reader.leave(isThere));
            }
            checkBounds();
            if (System.nanoTime() - told > TELL_NANOS) {
                told = System.nanoTime();
                lines.write(progress());
            }
        }
    }

    /** Where a topic has gone, the others were read to their ends. */
    private void tellWhatIsGone() {
        if (reason.equals("END") && !gone.isEmpty()) {
            stop(
                    "TOPIC_DELETED",
                    "deleted meanwhile, and not read to the end: " + String.join(", ", gone));
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
        Instant to = query.to();
        if (raw.timestamp() < query.from().toEpochMilli()
                || (to != null && raw.timestamp() > to.toEpochMilli())) {
            return; // timestamps need not grow with the offsets
        }
        ConsumerRecord<byte[], byte[]> record = seen.apply(raw);
        String matched = query.needle().in(record);
        if (matched != null) {
            give(record, Role.MATCH, matched);
            if (trail.found() >= properties.found()) {
                stop(
                        "LIMIT",
                        "more than %,d records carry it; shown are those that were read first"
                                .formatted(properties.found()));
            }
        } else {
            trail.passBy(record);
        }
    }

    private void give(ConsumerRecord<byte[], byte[]> record, Role role, @Nullable String matched) {
        Place place = Place.of(record);
        if (!trail.add(place)) {
            return;
        }
        List<Link> links = Links.of(record);
        lines.write(new Step(role, matched, links, view.show(record)));
        trail.goOnFrom(place, role, links);
    }

    /** What the matches were made of, and what was made of them, and so on. */
    private void fetchWhatBelongs() {
        for (int fetched = 0; fetched < MOST_FETCHED && System.nanoTime() < deadline; fetched++) {
            Missing next = trail.next();
            if (next == null) {
                return;
            }
            ConsumerRecord<byte[], byte[]> record =
                    trail.has(next.place()) ? null : reader.at(next.place(), deadline);
            if (record != null) {
                give(seen.apply(record), next.role(), null);
            }
        }
    }

    private Progress progress() {
        double seconds = (System.nanoTime() - started) / 1e9;
        return new Progress(
                scanned,
                bytes,
                trail.found(),
                total == 0 ? 1 : Math.min(1, scanned / (double) total),
                scanned / Math.max(1e-3, seconds));
    }

    End end(Readership readership) {
        return new End(
                reason,
                detail,
                progress(),
                readership.readers(trail.topics()),
                readership.writers(trail.topics()));
    }

    End failed(KafkaException failure, Readership readership) {
        return new End(
                "FAILED",
                "The cluster did not answer: %s.".formatted(failure.getMessage()),
                progress(),
                readership.readers(trail.topics()),
                readership.writers(trail.topics()));
    }
}
