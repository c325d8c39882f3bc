package io.streamplatform.metricslogger.ledger;

import io.streamplatform.metricslogger.anomalies.Finding;
import io.streamplatform.metricslogger.anomalies.SeriesWatch;
import io.streamplatform.metricslogger.rollups.Resolution;
import io.streamplatform.metricslogger.rollups.Rollup;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One series in memory: its newest rollups, its latest reading and the watch over it.
 *
 * <p>After a restart the watch knows what is usual from the ten-second rollups in the database; the
 * counts of an episode that was under way begin anew.
 */
final class SeriesBook {
    private static final Resolution FINEST = Resolution.TEN_SECONDS;
    private static final Map<Resolution, Integer> KEPT =
            Map.of(Resolution.TEN_SECONDS, 6, Resolution.MINUTE, 3, Resolution.HOUR, 2);

    private final Map<Resolution, BucketCache> caches = new EnumMap<>(Resolution.class);
    private final SeriesWatch watch;
    private SeriesTable.Latest latest;
    private boolean latestChanged;
    private long current = Long.MIN_VALUE;

    private SeriesBook(SeriesTable.Latest latest, SeriesWatch watch) {
        this.latest = latest;
        this.watch = watch;
    }

    /** A series that has no rollups yet. */
    static SeriesBook begun(SeriesTable.Latest first, SeriesWatch watch, RollupTable table) {
        SeriesBook book = new SeriesBook(first, watch);
        for (Resolution each : Resolution.values()) {
            book.caches.put(each, book.cache(each, table, Long.MIN_VALUE));
        }
        return book;
    }

    /**
     * A series that is in the database, read as far as a reading of the given time needs it.
     *
     * @param memorySeconds how far the watch's memory reaches back
     */
    static SeriesBook resumed(
            SeriesTable.Latest latest,
            SeriesWatch watch,
            RollupTable table,
            Instant time,
            long memorySeconds) {
        SeriesBook book = new SeriesBook(latest, watch);
        for (Resolution each : Resolution.values()) {
            long from = each.startOf(time);
            if (each == FINEST && watch.remembers()) {
                from -= memorySeconds;
            }
            BucketCache cache = book.cache(each, table, from);
            List<RollupTable.Row> rows = table.from(latest.seriesId(), each, from);
            rows.forEach(cache::take);
            if (each == FINEST) {
                book.remember(rows);
            }
            book.caches.put(each, cache);
        }
        return book;
    }

    void add(Instant time, double value, Horizon horizon, Consumer<Finding> found) {
        caches.forEach((resolution, cache) -> {
            long start = resolution.startOf(time);
            if (start >= horizon.oldest(resolution)) {
                cache.add(start, value);
            }
        });
        if (!time.isBefore(latest.time())) {
            latest = new SeriesTable.Latest(latest.seriesId(), time, value);
            latestChanged = true;
        }
        judge(time, value, found);
    }

    void collect(Changes changes) {
        caches.values().forEach(cache -> cache.collect(changes));
        if (latestChanged) {
            changes.latest(latest);
        }
    }

    void committed() {
        caches.forEach((resolution, cache) -> cache.committed(KEPT.getOrDefault(resolution, 1)));
        latestChanged = false;
    }

    private BucketCache cache(Resolution resolution, RollupTable table, long knownFrom) {
        return new BucketCache(latest.seriesId(), resolution, table, knownFrom);
    }

    /** The newest of the rows may still grow: it is judged when it is over, as ever. */
    private void remember(List<RollupTable.Row> rows) {
        for (int i = 0; i < rows.size(); i++) {
            current = rows.get(i).startSecond();
            if (i < rows.size() - 1) {
                watch.remember(Instant.ofEpochSecond(current), rows.get(i).rollup().mean());
            }
        }
    }

    private void judge(Instant time, double value, Consumer<Finding> found) {
        long start = FINEST.startOf(time);
        if (start < current) {
            return;
        }
        if (start > current) {
            Rollup over = rollupAt(current);
            if (over != null) {
                watch.closed(Instant.ofEpochSecond(current), over.mean()).ifPresent(found);
            }
            current = start;
        }
        watch.reading(time, value).ifPresent(found);
    }

    private @Nullable Rollup rollupAt(long start) {
        BucketCache cache = caches.get(FINEST);
        return cache == null ? null : cache.at(start);
    }
}
