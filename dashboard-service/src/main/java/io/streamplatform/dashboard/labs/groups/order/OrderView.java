package io.streamplatform.dashboard.labs.groups.order;

import io.streamplatform.dashboard.cluster.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The experiments as all browsers see them.
 *
 * @param sight how well the cluster is seen
 * @param running the one that runs; null when none does
 * @param results of each experiment that ran since the dashboard started, the newest of each
 */
public record OrderView(Sight sight, @Nullable Running running, List<Result> results) {

    /**
     * An experiment that runs.
     *
     * @param progress how far it is, 0 to 1
     * @param doing what it does just now
     * @param startedAt when
     */
    public record Running(
            Experiment experiment, double progress, String doing, Instant startedAt) {}

    /**
     * What an experiment came to.
     *
     * @param at when it ended
     * @param tookMillis how long it took
     * @param failure why it came to nothing; null when it did
     * @param runs of it, side by side
     */
    public record Result(
            Experiment experiment,
            Instant at,
            long tookMillis,
            @Nullable String failure,
            List<Run> runs) {}

    /**
     * One run.
     *
     * @param name of it, for people
     * @param settings that make the difference, by their Kafka names
     * @param rounds how often it was tried until the order broke, or all the times it did not
     * @param refusals batches that were refused and sent again, as the producer counts them
     * @param written records that were acknowledged, over all rounds
     * @param read records that were read back, over all rounds
     * @param duplicates records that were read twice
     * @param orders how many inversions there are, within what
     * @param lanes records in the order in which they lie or were read; those of the round shown
     * @param keys where each key went, when that is the question; else empty
     * @param says what it shows, in words
     */
    public record Run(
            String name,
            Map<String, String> settings,
            int rounds,
            int refusals,
            int written,
            int read,
            int duplicates,
            List<Order> orders,
            List<Lane> lanes,
            List<KeyPlace> keys,
            String says) {}

    /**
     * How well an order was kept.
     *
     * @param within what, in words
     * @param inversions records that came after one that was sent later
     * @param first the first few, as proof
     */
    public record Order(String within, int inversions, List<Proof> first) {}

    /**
     * A record that came too late.
     *
     * @param key of both, when the order is that of a key; else null
     * @param number of the record
     * @param partition where it lies
     * @param offset where it lies
     * @param afterNumber of the record before which it should have come
     */
    public record Proof(
            @Nullable String key,
            int number,
            int partition,
            long offset,
            int afterNumber,
            int afterPartition,
            long afterOffset) {}

    /**
     * Records in a row.
     *
     * @param name of the row
     * @param cells at most some dozens
     */
    public record Lane(String name, List<Cell> cells) {}

    /**
     * A record in a row.
     *
     * @param number that it carries
     * @param place whether it came in order
     */
    public record Cell(int number, String key, Inversions.Place place) {}

    /**
     * Where a key's records go.
     *
     * @param before its partition, before
     * @param after its partition, after
     * @param inversions records of this key that were read too late
     */
    public record KeyPlace(String key, int before, int after, int inversions) {}
}
