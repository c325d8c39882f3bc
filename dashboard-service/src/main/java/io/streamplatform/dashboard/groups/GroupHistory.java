package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.History;
import io.streamplatform.dashboard.cluster.ObservedGroup;
import io.streamplatform.dashboard.cluster.Series;
import io.streamplatform.dashboard.cluster.Spark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Positions and lag of the groups over the last minutes. */
final class GroupHistory {

    private static final int POINTS = 180;
    private static final int SPARK_POINTS = 60;
    private static final long GAP_MILLIS = 75_000;

    private final History history;
    private final Map<String, Of> groups = new ConcurrentHashMap<>();

    GroupHistory(History history) {
        this.history = history;
    }

    private record Of(Map<TopicPartition, Track> positions, Series lag, Series lagMillis) {}

    /** Where a group was in a partition. Written by one thread, read by others. */
    static final class Track {
        private final Series offsets;
        private volatile long movedAt;

        Track(Series offsets) {
            this.offsets = offsets;
        }

        Series offsets() {
            return offsets;
        }

        /** When the committed offset was last seen to have moved; null when it never was. */
        @Nullable Long movedAt() {
            long at = movedAt;
            return at == 0 ? null : at;
        }

        private void add(long now, long offset, long coarseMillis) {
            if (!offsets.isEmpty()) {
                if (offset != offsets.lastValue()) {
                    movedAt = now;
                }
                if (offset < offsets.lastValue()) {
                    offsets.clear(); // reset to an earlier offset: not a rate
                }
            }
            offsets.add(now, offset, coarseMillis);
        }
    }

    /** Adds a position and returns the track it belongs to. */
    Track position(String group, TopicPartition partition, long now, long offset) {
        Track track =
                of(group)
                        .positions()
                        .computeIfAbsent(
                                partition, key -> new Track(new Series(history.historyMillis())));
        track.add(now, offset, history.coarseMillis());
        return track;
    }

    /**
     * The lag in a partition over the last minutes at equal distances, null where it is not known:
     * the end of then less the position of then, so that it needs no memory of its own.
     */
    List<@Nullable Double> partitionSpark(String group, TopicPartition partition) {
        Of of = groups.get(group);
        Track track = of == null ? null : of.positions().get(partition);
        Series ends = history.ends(partition);
        if (track == null || ends == null || track.offsets().isEmpty() || ends.isEmpty()) {
            return List.of();
        }
        Series offsets = track.offsets();
        long start = Math.max(offsets.firstTime(), ends.firstTime());
        long end = Math.min(offsets.lastTime(), ends.lastTime());
        long step = Math.max(2_000, (end - start) / SPARK_POINTS);
        List<@Nullable Double> lags = new ArrayList<>();
        for (long time = start; time <= end; time += step) {
            Double written = ends.at(time, GAP_MILLIS);
            Double read = offsets.at(time, GAP_MILLIS);
            lags.add(
                    written == null || read == null
                            ? null
                            : Double.valueOf(Math.max(0, written - read)));
        }
        return lags;
    }

    void lag(String group, long now, @Nullable Long lag, @Nullable Double seconds) {
        Of of = of(group);
        if (lag != null) {
            of.lag().add(now, lag, history.coarseMillis());
        }
        if (seconds != null) {
            of.lagMillis().add(now, Math.round(seconds * 1000), history.coarseMillis());
        }
    }

    /**
     * The lag of the last half minute at equal distances, oldest first; empty when there are gaps.
     */
    long[] recentLag(String group, long now, long stepMillis) {
        Series series = of(group).lag();
        long[] lags = new long[Math.max(10, (int) (30_000 / stepMillis))];
        int found = 0;
        for (int i = lags.length - 1; i >= 0; i--) {
            Double lag = series.at(now - i * stepMillis, GAP_MILLIS);
            if (lag == null) {
                if (found > 0) {
                    return new long[0];
                }
            } else {
                lags[found++] = Math.round(lag);
            }
        }
        return Arrays.copyOf(lags, found);
    }

    List<@Nullable Number[]> points(String group) {
        Of of = groups.get(group);
        if (of == null || of.lag().isEmpty()) {
            return List.of();
        }
        long end = of.lag().lastTime();
        long start = of.lag().firstTime();
        long step = Math.max(1_000, (end - start) / POINTS);
        List<@Nullable Number[]> points = new ArrayList<>();
        for (long time = start; time <= end; time += step) {
            Double lag = of.lag().at(time, GAP_MILLIS);
            Double millis = of.lagMillis().at(time, GAP_MILLIS);
            if (lag != null) {
                points.add(
                        new @Nullable Number[] {
                            time, Math.round(lag), millis == null ? null : millis / 1000
                        });
            }
        }
        return points;
    }

    List<@Nullable Double> spark(String group) {
        Of of = groups.get(group);
        return of == null || of.lag().isEmpty() ? List.of() : Spark.ofValues(of.lag(), GAP_MILLIS);
    }

    void keepOnly(Map<String, ObservedGroup> present) {
        groups.keySet().retainAll(present.keySet());
        groups.forEach((id, of) -> {
            ObservedGroup group = present.get(id);
            if (group != null && group.positions() != null) {
                of.positions().keySet().retainAll(group.positions().keySet());
            }
        });
    }

    private Of of(String group) {
        long span = history.historyMillis();
        return groups.computeIfAbsent(
                group, id -> new Of(new ConcurrentHashMap<>(), new Series(span), new Series(span)));
    }
}
