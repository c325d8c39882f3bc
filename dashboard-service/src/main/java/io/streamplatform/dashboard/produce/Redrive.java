package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.produce.Destinations.Destination;
import io.streamplatform.dashboard.produce.RedriveTally.Counts;
import io.streamplatform.dashboard.records.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends dead letters back to the topic that each came from, without what was added on their way,
 * and with a header that tells which it was. Reads them twice: first to know where they go and
 * which of them went before, then to send, which a dry run leaves out.
 */
final class Redrive implements Job {

    /** Share of a dry run's time after which it has seen enough of where dead letters go. */
    private static final double SURVEY = 0.4;

    /** Share after which it has looked back enough; the rest is for reading what was surveyed. */
    private static final double LOOK_BACK = 0.6;

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
    private final RedriveTally tally = new RedriveTally();
    private final RedriveBatch batch;

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
        this.batch = new RedriveBatch(redriving, before, tally);
    }

    /** Where the dead letters of one origin go: a topic, or nowhere, and why. */
    private record Way(@Nullable Destination to, @Nullable String why) {}

    @Override
    public void run() {
        try {
            redrive();
        } catch (InterruptedException e) {
            end(State.STOPPED, "the dashboard stopped");
        } catch (RuntimeException | Error e) {
            end(State.FAILED, Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private void redrive() throws InterruptedException {
        long started = System.nanoTime();
        long deadline = started + timeLimit.toNanos();
        Consumer<byte[], byte[]> consumer = redriving.consumer();
        try {
            DeadLetterReader reader = new DeadLetterReader(consumer, topic, chosen, () -> stopped);
            tally.total(reader.total());
            tally.leaderless(reader.leaderless());
            long oldest = survey(reader, dry ? part(started, SURVEY) : deadline);
            List<String> back =
                    ways.entrySet().stream()
                            .filter(way -> way.getValue().to != null)
                            .map(Map.Entry::getKey)
                            .toList();
            long lookBack = redriving.lookBackUntil();
            tally.lookedBack(
                    before.lookThrough(
                            consumer,
                            back,
                            oldest,
                            dry ? Math.min(lookBack, part(started, LOOK_BACK)) : lookBack));
            if (!reader.each(this::decide, deadline)) {
                tally.cutShort();
            }
            if (!stopped) {
                batch.send();
            }
            if (stopped) {
                end(State.STOPPED, "stopped");
            } else if (!dry && !tally.now().complete()) {
                end(State.FAILED, "not done within %s".formatted(timeLimit));
            } else {
                end(tally.now().failed() == 0 ? State.DONE : State.FAILED, null);
            }
        } finally {
            consumer.close(CloseOptions.timeout(Duration.ofMillis(500)));
        }
    }

    /** Learns where the dead letters came from, and the time of the oldest. */
    private long survey(DeadLetterReader reader, long deadline) throws InterruptedException {
        long[] oldest = {Long.MAX_VALUE};
        boolean all =
                reader.each(
                        record -> {
                            oldest[0] = Math.min(oldest[0], record.timestamp());
                            String origin = DeadLetterRules.originOf(topic, record.headers());
                            if (origin != null) {
                                var _ = ways.computeIfAbsent(origin, this::way);
                            }
                        },
                        deadline);
        if (!all) {
            tally.cutShort();
            reader.keepToWhatWasRead();
        }
        // Chosen ones that were not reached may be of any time.
        return all || chosen == null ? oldest[0] : 0;
    }

    /** A look that runs out of time tells what it has seen, so some is left for each step. */
    private long part(long started, double share) {
        return started + (long) (timeLimit.toNanos() * share);
    }

    private Way way(String origin) {
        return switch (redriving.find(topic, origin)) {
            case Redriving.Target.There(Destination to) -> new Way(to, null);
            case Redriving.Target.Refusal(String why) -> new Way(null, why);
        };
    }

    private void decide(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        String origin = DeadLetterRules.originOf(topic, record.headers());
        Way way = origin == null ? null : ways.computeIfAbsent(origin, this::way);
        if (origin == null || way == null || way.to == null) {
            tally.withoutSource(
                    Place.of(record),
                    way == null || way.why == null
                            ? "neither a header nor the topic's name tells where it came from;"
                                    + " re-send it to a topic of your choice"
                            : way.why);
        } else if (!again && before.contains(record.partition(), record.offset())) {
            tally.already();
        } else if (dry) {
            tally.wouldGo(origin);
        } else {
            tally.waits();
            batch.add(record, origin, way.to);
        }
    }

    private void end(State with, @Nullable String words) {
        Counts counts = tally.now();
        synchronized (this) {
            ended =
                    (words == null
                                    ? "%,d of %,d redriven"
                                            .formatted(counts.redriven(), counts.total())
                                    : words)
                            + (counts.leaderless().isEmpty()
                                    ? ""
                                    : "; partitions %s were left out: they have no leader now"
                                            .formatted(counts.leaderless()));
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
        Counts counts = tally.now();
        return new RedriveProgress(
                dry ? null : id,
                topic,
                dry ? null : state,
                counts.total(),
                counts.read(),
                counts.redriven(),
                counts.already(),
                counts.withoutSource(),
                counts.failed(),
                counts.targets(),
                counts.problems(),
                counts.lookedBack(),
                counts.complete(),
                counts.leaderless(),
                startedAt,
                ended,
                before.words());
    }

    /** What made a dry run fail; null when it did not. */
    synchronized @Nullable KafkaException failure() {
        return state == State.FAILED && ended != null ? new KafkaException(ended) : null;
    }
}
