package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.cluster.Holes;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.ObservedPartition;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts records over time. However many look at a topic, the brokers are asked once in some
 * seconds, and each time for a bounded number of offsets.
 */
@Component
class TopicHistograms {

    private static final long STILL_GOOD_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int MOST_KEPT = 200;
    private static final int MOST_PARTITIONS = 200;
    private static final int MOST_OFFSETS = 12_000;

    private final ObservedCluster cluster;
    private final ChangeableTopics topics;
    private final TopicOffsets offsets;
    private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

    TopicHistograms(ObservedCluster cluster, ChangeableTopics topics, TopicOffsets offsets) {
        this.cluster = cluster;
        this.topics = topics;
        this.offsets = offsets;
    }

    /**
     * What to count.
     *
     * @param topic of which topic
     * @param partition of which partition; null for all
     * @param buckets slices of time, at most
     * @param from first moment; null for the first record's
     * @param to last moment; null for now, or the last record's when no first moment is given
     */
    record Query(
            String topic,
            @Nullable Integer partition,
            int buckets,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** The id is in it, so that a topic which is created again is counted anew. */
    private record Key(Query query, Uuid topic) {}

    private record Kept(FutureTask<Histogram> task, long since) {

        boolean isGood(long now) {
            return now - since < STILL_GOOD_NANOS;
        }
    }

    Histogram of(Query query) {
        topics.unlessAway();
        Snapshot snapshot = cluster.snapshot();
        ObservedTopic topic = snapshot == null ? null : snapshot.topics().get(query.topic());
        if (topic == null) {
            throw NotFound.topic(query.topic());
        }
        List<TopicPartition> partitions = partitions(topic, query.partition());
        long now = System.nanoTime();
        if (kept.size() > MOST_KEPT) {
            kept.values().removeIf(each -> !each.isGood(now));
        }
        Key key = new Key(query, topic.id());
        Kept one =
                kept.compute(
                        key,
                        (_, known) ->
                                known != null && known.isGood(now)
                                        ? known
                                        : new Kept(
                                                new FutureTask<>(
                                                        () -> count(query, topic, partitions)),
                                                now));
        one.task().run(); // by the first who comes; the others wait for it
        try {
            return one.task().get();
        } catch (ExecutionException e) {
            kept.remove(key, one);
            if (e.getCause() instanceof KafkaException failure) {
                throw TopicRefusals.ofChanging(query.topic(), failure);
            }
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static List<TopicPartition> partitions(
            ObservedTopic topic, @Nullable Integer partition) {
        if (partition != null && partition >= topic.partitions().size()) {
            throw new BadParameter(
                    "partition",
                    partition.toString(),
                    "the topic has the partitions 0 to %d."
                            .formatted(topic.partitions().size() - 1));
        }
        List<TopicPartition> partitions = new ArrayList<>();
        for (ObservedPartition each : topic.partitions()) {
            if (each.leader() != null && (partition == null || partition == each.partition())) {
                partitions.add(new TopicPartition(topic.name(), each.partition()));
            }
        }
        return partitions;
    }

    private static List<Integer> leaderless(ObservedTopic topic, @Nullable Integer partition) {
        return topic.partitions().stream()
                .filter(each ->
                        each.leader() == null
                                && (partition == null || partition == each.partition()))
                .map(ObservedPartition::partition)
                .toList();
    }

    private Histogram count(Query query, ObservedTopic topic, List<TopicPartition> all) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<TopicPartition> asked = evenly(all);
        TopicOffsets.Span span = asked.isEmpty() ? null : span(query, asked, now.toEpochMilli());
        List<Integer> leaderless = leaderless(topic, query.partition());
        boolean isAbout =
                Holes.of(topic) != null || asked.size() < all.size() || !leaderless.isEmpty();
        if (span == null) {
            return new Histogram(
                    query.topic(),
                    query.partition(),
                    null,
                    null,
                    0,
                    List.of(),
                    0,
                    0,
                    isAbout,
                    asked.size(),
                    all.size() + leaderless.size(),
                    leaderless,
                    now);
        }
        int most = Math.max(1, Math.min(query.buckets(), MOST_OFFSETS / asked.size()));
        TimeSlices slices = TimeSlices.of(span.from(), span.to(), most);
        List<OffsetSpec> edges =
                new ArrayList<>(List.of(OffsetSpec.earliest(), OffsetSpec.latest()));
        for (int i = 0; i <= slices.count(); i++) {
            edges.add(OffsetSpec.forTimestamp(slices.start(i)));
        }
        List<Map<TopicPartition, Long>> found = offsets.at(asked, edges);
        Map<TopicPartition, Long> ends = found.get(1);
        double scale = (double) all.size() / asked.size();
        List<Histogram.Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < slices.count(); i++) {
            buckets.add(
                    new Histogram.Bucket(
                            Instant.ofEpochMilli(slices.start(i)),
                            between(found.get(i + 2), found.get(i + 3), ends, scale)));
        }
        return new Histogram(
                query.topic(),
                query.partition(),
                Instant.ofEpochMilli(slices.start(0)),
                Instant.ofEpochMilli(slices.start(slices.count())),
                slices.width(),
                List.copyOf(buckets),
                between(found.get(0), found.get(2), ends, scale),
                between(found.getLast(), ends, ends, scale),
                isAbout,
                asked.size(),
                all.size() + leaderless.size(),
                leaderless,
                now);
    }

    private TopicOffsets.@Nullable Span span(Query query, List<TopicPartition> asked, long now) {
        Instant from = query.from();
        Instant to = query.to();
        long last = to == null ? now : to.toEpochMilli();
        if (from != null) {
            long first = from.toEpochMilli();
            if (first > last) {
                throw new BadParameter("from", from.toString(), "give a time before the end's.");
            }
            return new TopicOffsets.Span(first, last);
        }
        TopicOffsets.Span held = offsets.span(asked);
        if (held == null || held.from() > last) {
            return null;
        }
        // A record that is dated in the future must not squeeze all others into one bar.
        return new TopicOffsets.Span(held.from(), Math.min(last, Math.max(held.from(), held.to())));
    }

    /** Offsets between two edges; where nothing is as late as an edge, it is the end. */
    private static long between(
            Map<TopicPartition, Long> start,
            Map<TopicPartition, Long> stop,
            Map<TopicPartition, Long> ends,
            double scale) {
        long sum = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            long last = end.getValue();
            long from = start.getOrDefault(end.getKey(), last);
            long to = stop.getOrDefault(end.getKey(), last);
            sum += Math.max(0, to - from);
        }
        return Math.round(sum * scale);
    }

    /** Of very many partitions some, at equal distances. */
    private static List<TopicPartition> evenly(List<TopicPartition> all) {
        if (all.size() <= MOST_PARTITIONS) {
            return all;
        }
        List<TopicPartition> some = new ArrayList<>();
        for (int i = 0; i < MOST_PARTITIONS; i++) {
            some.add(all.get((int) ((long) i * all.size() / MOST_PARTITIONS)));
        }
        return some;
    }
}
