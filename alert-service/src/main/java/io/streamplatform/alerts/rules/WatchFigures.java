package io.streamplatform.alerts.rules;

/**
 * How a partition's watch is, since it began.
 *
 * @param source its partition
 * @param watched services or measurements that it watches now
 * @param unwatched records that were not judged because too many subjects are watched
 * @param late records older than any window
 * @param fromTheFuture records whose time is further ahead than clocks may differ
 * @param repeated anomalies that were published twice by their finder
 * @param open alerts that last
 * @param fired alerts that were fired
 */
public record WatchFigures(
        SourcePartition source,
        int watched,
        long unwatched,
        long late,
        long fromTheFuture,
        long repeated,
        int open,
        long fired) {}
