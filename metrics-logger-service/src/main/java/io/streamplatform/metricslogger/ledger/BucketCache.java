package io.streamplatform.metricslogger.ledger;

import io.streamplatform.metricslogger.rollups.Resolution;
import io.streamplatform.metricslogger.rollups.Rollup;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest rollups of a series at one resolution, as they are in the database or will be after
 * the transaction. Rollups that are older than what is kept here are read when a late record wants
 * one, with those that follow it, since late records seldom come alone.
 */
final class BucketCache {
    private static final int READ_AHEAD = 100;

    private final long seriesId;
    private final Resolution resolution;
    private final RollupTable table;
    private final TreeMap<Long, Bucket> buckets = new TreeMap<>();
    private long knownFrom;
    private long lateFrom;
    private long lateTo;

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
            bucket = isKnown(startSecond) ? null : read(startSecond);
            if (bucket == null) {
                bucket = new Bucket(new Rollup(), false);
                buckets.put(startSecond, bucket);
            }
        }
        bucket.rollup.add(value);
        bucket.changed = true;
    }

    /** Adds what is to be written. */
    void collect(Changes changes) {
        buckets.forEach((start, bucket) -> {
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
            long gone = buckets.pollFirstEntry().getKey();
            if (gone >= knownFrom) {
                knownFrom = gone + 1;
            } else if (gone >= lateFrom) {
                lateFrom = gone + 1;
            }
        }
    }

    /** Whether a rollup that is not here is not in the database either. */
    private boolean isKnown(long startSecond) {
        return startSecond >= knownFrom || (startSecond >= lateFrom && startSecond < lateTo);
    }

    private @Nullable Bucket read(long startSecond) {
        lateFrom = startSecond;
        lateTo = Math.min(knownFrom, startSecond + (long) READ_AHEAD * resolution.seconds());
        for (RollupTable.Row row : table.between(seriesId, resolution, lateFrom, lateTo)) {
            // What is here already may have changed since.
            var _ = buckets.putIfAbsent(row.startSecond(), new Bucket(row.rollup(), true));
        }
        return buckets.get(startSecond);
    }
}
