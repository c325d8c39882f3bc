package io.streamplatform.dashboard.produce;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamplatform.dashboard.produce.Destinations.Destination;
import io.streamplatform.dashboard.produce.RedriveProgress.Problem;
import io.streamplatform.dashboard.produce.WrittenRecords.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Sends dead letters back to the topic that each came from, without what was added on their way,
 * and with a header that tells which it was. Reads them twice: first to know where they go and
 * which of them went before, then to send. A dry run stops after the first.
 */
final class Redrive implements Job {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int BATCH_RECORDS = 200;
    private static final int BATCH_BYTES = 2 * 1_048_576;
    private static final int MOST_PROBLEMS = 100;

    private final String id;
    private final String topic;
    private final @Nullable Set<Place> chosen;
    private final boolean again;
    private final boolean dry;
    private final Redriving redriving;
    private final RedrivenBefore before;
    private final java.util.function.Consumer<Redrive> atEnd;
    private final Duration timeLimit;
    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final Map<String, Way> ways = new HashMap<>();
    private final Map<String, Long> targets = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, List<Pending>> pending = new LinkedHashMap<>();
    private long pendingBytes;
    private long total;
    private long read;
    private long redriven;
    private long already;
    private long withoutSource;
    private long failed;
    private boolean lookedBack;

    private volatile boolean stopped;
    private volatile State state = State.RUNNING;
    private volatile @Nullable String ended;

    /**
     * @param chosen those to send; null for all
     * @param again whether those that went before go once more
     * @param dry whether nothing is sent
     * @param before which went before
     * @param atEnd told when it has ended
     */
    Redrive(
            String id,
            String topic,
            @Nullable Set<Place> chosen,
            boolean again,
            boolean dry,
            Redriving redriving,
            RedrivenBefore before,
            Duration timeLimit,
            java.util.function.Consumer<Redrive> atEnd) {
        this.id = id;
        this.topic = topic;
        this.chosen = chosen;
        this.again = again;
        this.dry = dry;
        this.redriving = redriving;
        this.before = before;
        this.timeLimit = timeLimit;
        this.atEnd = atEnd;
    }

    /** Where the dead letters of one origin go: a topic, or nowhere, and why. */
    private record Way(@Nullable Destination to, @Nullable String why) {}

    private record Pending(Place from, ProducerRecord<byte[], byte[]> record) {}

    @Override
    public void run() {
        long deadline = System.nanoTime() + timeLimit.toNanos();
        Consumer<byte[], byte[]> consumer = redriving.consumer();
        try {
            Map<TopicPartition, Span> spans = spans(consumer);
            long oldest = survey(consumer, spans, deadline);
            List<String> back =
                    ways.entrySet().stream()
                            .filter(way -> way.getValue().to != null)
                            .map(Map.Entry::getKey)
                            .toList();
            boolean all = before.lookThrough(consumer, back, oldest, redriving.lookBackUntil());
            synchronized (this) {
                lookedBack = all;
            }
            drive(consumer, spans, deadline);
            if (stopped) {
                end(State.STOPPED, "stopped");
            } else if (System.nanoTime() > deadline) {
                end(State.FAILED, "not done within %s".formatted(timeLimit));
            } else {
                end(failed == 0 ? State.DONE : State.FAILED, null);
            }
        } catch (InterruptedException e) {
            end(State.STOPPED, "the dashboard stopped");
        } catch (RuntimeException e) {
            end(State.FAILED, Objects.requireNonNullElse(e.getMessage(), e.toString()));
        } finally {
            consumer.close(CloseOptions.timeout(Duration.ofMillis(500)));
        }
    }

    private record Span(long begin, long end) {}

    private Map<TopicPartition, Span> spans(Consumer<byte[], byte[]> consumer) {
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
        synchronized (this) {
            total =
                    chosen == null
                            ? spans.values().stream().mapToLong(s -> s.end - s.begin).sum()
                            : chosen.size();
        }
        return spans;
    }

    /** Learns where the dead letters came from, and the time of the oldest. */
    private long survey(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Span> spans, long deadline)
            throws InterruptedException {
        long[] oldest = {Long.MAX_VALUE};
        each(
                consumer,
                spans,
                deadline,
                record -> {
                    oldest[0] = Math.min(oldest[0], record.timestamp());
                    String origin = DeadLetterRules.originOf(topic, record.headers());
                    if (origin != null) {
                        var _ = ways.computeIfAbsent(origin, this::way);
                    }
                });
        return oldest[0];
    }

    private Way way(String origin) {
        return switch (redriving.find(topic, origin)) {
            case Redriving.Target.There(Destination to) -> new Way(to, null);
            case Redriving.Target.Refusal(String why) -> new Way(null, why);
        };
    }

    private void drive(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Span> spans, long deadline)
            throws InterruptedException {
        each(consumer, spans, deadline, this::decide);
        if (!stopped) {
            flush();
        }
    }

    @FunctionalInterface
    private interface Look {
        void at(ConsumerRecord<byte[], byte[]> record) throws InterruptedException;
    }

    private void each(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Span> spans,
            long deadline,
            Look look)
            throws InterruptedException {
        Map<TopicPartition, Span> open = new HashMap<>(spans);
        consumer.assign(open.keySet());
        consumer.resume(open.keySet());
        open.forEach((partition, span) -> consumer.seek(partition, span.begin));
        while (!stopped && System.nanoTime() < deadline) {
            open.entrySet()
                    .removeIf(each -> consumer.position(each.getKey()) >= each.getValue().end);
            if (open.isEmpty()) {
                return;
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Span span = spans.get(new TopicPartition(record.topic(), record.partition()));
                boolean wanted = chosen == null || chosen.contains(Place.of(record));
                if (wanted && span != null && record.offset() < span.end && !stopped) {
                    look.at(record);
                }
            }
        }
    }

    private void decide(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        Place from = Place.of(record);
        String origin = DeadLetterRules.originOf(topic, record.headers());
        Way way = origin == null ? null : ways.computeIfAbsent(origin, this::way);
        synchronized (this) {
            read++;
            if (origin == null || way == null || way.to == null) {
                withoutSource++;
                problem(
                        from,
                        way == null || way.why == null
                                ? "neither a header nor the topic's name tells where it came from;"
                                        + " re-send it to a topic of your choice"
                                : way.why);
                return;
            }
            if (!again && before.contains(record.partition(), record.offset())) {
                already++;
                return;
            }
            if (dry) {
                redriven++;
                targets.merge(origin, 1L, Long::sum);
                return;
            }
        }
        pending.computeIfAbsent(origin, _ -> new ArrayList<>())
                .add(new Pending(from, back(record, origin, way.to)));
        pendingBytes += Math.max(0, record.serializedValueSize());
        if (pending.values().stream().mapToInt(List::size).sum() >= BATCH_RECORDS
                || pendingBytes >= BATCH_BYTES) {
            flush();
        }
    }

    private static ProducerRecord<byte[], byte[]> back(
            ConsumerRecord<byte[], byte[]> record, String origin, Destination to) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : record.headers()) {
            if (!DeadLetterRules.isAdded(header.key())) {
                headers.add(header);
            }
        }
        headers.add(DeadLetterRules.REDRIVEN_FROM, Place.of(record).toString().getBytes(UTF_8));
        Integer partition = DeadLetterRules.partitionOf(record.headers());
        return new ProducerRecord<>(
                origin,
                partition != null && partition >= 0 && partition < to.partitions()
                        ? partition
                        : null,
                null,
                record.key(),
                record.value(),
                headers);
    }

    private void flush() throws InterruptedException {
        for (Map.Entry<String, List<Pending>> batch : pending.entrySet()) {
            Way way = Objects.requireNonNull(ways.get(batch.getKey()));
            List<Outcome> outcomes =
                    redriving.send(
                            batch.getKey(),
                            Objects.requireNonNull(way.to),
                            batch.getValue().stream().map(Pending::record).toList());
            synchronized (this) {
                for (int i = 0; i < outcomes.size(); i++) {
                    Place from = batch.getValue().get(i).from;
                    String error = outcomes.get(i).error();
                    if (error == null) {
                        redriven++;
                        targets.merge(batch.getKey(), 1L, Long::sum);
                        before.add(from.partition(), from.offset());
                    } else {
                        failed++;
                        problem(from, error);
                    }
                }
            }
        }
        pending.clear();
        pendingBytes = 0;
    }

    private void problem(Place from, String error) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(from, error));
        }
    }

    private void end(State with, @Nullable String words) {
        synchronized (this) {
            ended = words == null ? "%,d of %,d redriven".formatted(redriven, total) : words;
            state = with;
        }
        atEnd.accept(this);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public boolean isRunning() {
        return state == State.RUNNING;
    }

    synchronized RedriveProgress progress() {
        return new RedriveProgress(
                dry ? null : id,
                topic,
                dry ? null : state,
                total,
                read,
                redriven,
                already,
                withoutSource,
                failed,
                Map.copyOf(targets),
                List.copyOf(problems),
                lookedBack,
                startedAt,
                ended,
                before.words());
    }

    /** What made a dry run fail; null when it did not. */
    synchronized @Nullable KafkaException failure() {
        return state == State.FAILED && ended != null ? new KafkaException(ended) : null;
    }
}
