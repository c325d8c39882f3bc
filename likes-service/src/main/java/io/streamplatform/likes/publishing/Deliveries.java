package io.streamplatform.likes.publishing;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of the likes since the start, as the producer's callbacks told: all of them counted,
 * the newest kept. Safe for use by many threads.
 */
public final class Deliveries {
    /** How many deliveries, and failures, are kept. */
    public static final int KEPT = 50;

    private static final int LATENCIES = 1000;

    private final Deque<Delivery> newest = new ArrayDeque<>();
    private final Deque<Failure> failures = new ArrayDeque<>();
    private final Map<Integer, PartitionTotal> partitions = new TreeMap<>();
    private final double[] latencies = new double[LATENCIES];
    private long sent;
    private long acknowledged;
    private long failed;

    /**
     * A like that Kafka has not acknowledged.
     *
     * @param order its number, which is not given again
     * @param reason what Kafka's client says
     */
    public record Failure(long order, String reason) {}

    /**
     * What a partition got.
     *
     * @param partition its number
     * @param acknowledged how many likes
     * @param lastOffset offset of the last of them
     */
    public record PartitionTotal(int partition, long acknowledged, long lastOffset) {}

    /**
     * How long acknowledgements took, of the last 1,000; null if there was none.
     *
     * @param p50 half of them took at most this
     * @param p99 99 of 100 took at most this
     * @param max the slowest
     */
    public record Latency(@Nullable Double p50, @Nullable Double p99, @Nullable Double max) {}

    /**
     * All at one moment.
     *
     * @param sent likes handed to Kafka's client
     * @param acknowledged those that Kafka has
     * @param failed those that were given up; the others are on their way
     * @param latencyMillis how long acknowledgements took
     * @param partitions what each partition got
     * @param deliveries the newest first
     * @param failures the newest first
     */
    public record Account(
            long sent,
            long acknowledged,
            long failed,
            Latency latencyMillis,
            List<PartitionTotal> partitions,
            List<Delivery> deliveries,
            List<Failure> failures) {}

    synchronized void sent() {
        sent++;
    }

    synchronized void acknowledged(Delivery delivery) {
        latencies[(int) (acknowledged % LATENCIES)] = delivery.latencyMillis();
        acknowledged++;
        partitions.merge(
                delivery.partition(),
                new PartitionTotal(delivery.partition(), 1, delivery.offset()),
                (before, one) ->
                        new PartitionTotal(
                                one.partition(), before.acknowledged() + 1, one.lastOffset()));
        keep(newest, delivery);
    }

    synchronized void failed(Failure failure) {
        failed++;
        keep(failures, failure);
    }

    private static <T> void keep(Deque<T> kept, T one) {
        kept.addFirst(one);
        if (kept.size() > KEPT) {
            kept.removeLast();
        }
    }

    /** All at this moment. */
    public synchronized Account account() {
        return new Account(
                sent,
                acknowledged,
                failed,
                latency(),
                List.copyOf(partitions.values()),
                List.copyOf(newest),
                List.copyOf(failures));
    }

    private Latency latency() {
        int known = (int) Math.min(acknowledged, LATENCIES);
        if (known == 0) {
            return new Latency(null, null, null);
        }
        double[] sorted = Arrays.copyOf(latencies, known);
        Arrays.sort(sorted);
        return new Latency(
                percentile(sorted, 0.5), percentile(sorted, 0.99), sorted[sorted.length - 1]);
    }

    /** The smallest that so large a part of them does not exceed. */
    private static double percentile(double[] sorted, double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }
}
