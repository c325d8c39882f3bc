package io.streamplatform.metricslogger.ledger;

import io.streamplatform.metricslogger.rollups.Resolution;
import io.streamplatform.metricslogger.rollups.Rollup;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest rollups of a series at one resolution, as they are in the database or will be after
 * the transaction. A rollup that is older than what is kept here is read when a late record wants
 * it.
 */
final class BucketCache {
    private final long seriesId;
    private final Resolution resolution;
    private final RollupTable table;
    private final TreeMap<Long, Bucket> buckets = new TreeMap<>();
    private long knownFrom;

    /**
     * Makes a cache.
     *
     * @param knownFrom start from which on a rollup that is not here is not in the database either
     */
    BucketCache(long seriesId, Resolution resolution, RollupTable table, long knownFrom) {
        this.seriesId = seriesId;
        this.resolution = resolution;
        this.table = table;
        this.knownFrom = knownFrom;
    }

    private static final class Bucket {
        private final Rollup rollup;
        private boolean stored;
        private boolean changed;

        Bucket(Rollup rollup, boolean stored) {
            this.rollup = rollup;
            this.stored = stored;
        }
    }

    /** Takes a rollup that is in the database. */
    void take(RollupTable.Row row) {
        buckets.put(row.startSecond(), new Bucket(row.rollup(), true));
    }

    /** The rollup of a span, if it is here. */
    @Nullable Rollup at(long startSecond) {
        Bucket bucket = buckets.get(startSecond);
        return bucket == null ? null : bucket.rollup;
    }

    void add(long startSecond, double value) {
        Bucket bucket = buckets.get(startSecond);
        if (bucket == null) {
            bucket = startSecond < knownFrom ? read(startSecond) : new Bucket(new Rollup(), false);
            buckets.put(startSecond, bucket);
        }
        bucket.rollup.add(value);
        bucket.changed = true;
    }

    /** Adds what is to be written. */
    void collect(Changes changes) {
        buckets.forEach(
                (start, bucket) -> {
                    if (bucket.changed) {
                        changes.rollup(
                                new RollupTable.Row(seriesId, resolution, start, bucket.rollup),
                                bucket.stored);
                    }
                });
    }

    /** Takes note that everything is in the database, and lets go of all but the newest. */
    void committed(int kept) {
        for (Bucket bucket : buckets.values()) {
            bucket.stored = true;
            bucket.changed = false;
        }
        while (buckets.size() > kept) {
            knownFrom = Math.max(knownFrom, buckets.pollFirstEntry().getKey() + 1);
        }
    }

    private Bucket read(long startSecond) {
        return table.at(seriesId, resolution, startSecond).stream()
                .findFirst()
                .map(row -> new Bucket(row.rollup(), true))
                .orElseGet(() -> new Bucket(new Rollup(), false));
    }
}
