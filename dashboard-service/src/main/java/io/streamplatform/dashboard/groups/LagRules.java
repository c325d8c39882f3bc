package io.streamplatform.dashboard.groups;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How lag is told from offsets. Pure functions; what each answers is in the table of its test. Too
 * little information means unknown, never a guess.
 */
final class LagRules {

    /** Fewer points than this say nothing about a trend. */
    private static final int POINTS_FOR_A_TREND = 5;

    private LagRules() {}

    /**
     * How many records is a reader behind?
     *
     * @param committed next offset it will read, null when it has committed nothing
     * @param begin first offset that is kept, null when not known
     * @param end offset after the last record, null when not known
     */
    static Lag behind(@Nullable Long committed, @Nullable Long begin, @Nullable Long end) {
        if (end == null) {
            return new Lag.Unknown("the partition's end could not be read");
        }
        if (committed == null) {
            return begin != null && begin.longValue() == end.longValue()
                    ? new Lag.Known(0) // nothing to read, wherever it will start
                    : new Lag.Unknown("no offset is committed yet");
        }
        if (committed > end) {
            return new Lag.Unknown(
                    "the committed offset %d lies beyond the end %d: the topic was created anew or truncated"
                            .formatted(committed, end));
        }
        long next = begin == null ? committed : Math.max(committed, begin);
        return new Lag.Known(Math.max(0, end - next));
    }

    /** Sum of the lags of a group; unknown as soon as one is. */
    static Lag total(List<Lag> lags) {
        long sum = 0;
        long unknown = 0;
        for (Lag lag : lags) {
            switch (lag) {
                case Lag.Known(long records) -> sum += records;
                case Lag.Unknown ignored -> unknown++;
            }
        }
        if (unknown > 0) {
            return new Lag.Unknown(
                    "unknown in %d of %d partitions".formatted(unknown, lags.size()));
        }
        return lags.isEmpty()
                ? new Lag.Unknown("it reads nothing that is known")
                : new Lag.Known(sum);
    }

    /** What is known of a group's lag when some of it is not: at least so many records. */
    static long atLeast(List<Lag> lags) {
        long sum = 0;
        for (Lag lag : lags) {
            if (lag instanceof Lag.Known(long records)) {
                sum += records;
            }
        }
        return sum;
    }

    /**
     * How many seconds ago was the next record written?
     *
     * @param lag lag in records
     * @param writtenAt when the record at the committed offset was written (epoch millis), null
     *     when not known
     * @param now epoch millis
     */
    static @Nullable Double secondsBehind(Lag lag, @Nullable Long writtenAt, long now) {
        return switch (lag) {
            case Lag.Unknown ignored -> null;
            case Lag.Known(long records) when records == 0 -> 0.0;
            case Lag.Known ignored when writtenAt == null -> null;
            case Lag.Known ignored -> Math.max(0, now - writtenAt) / 1000.0;
        };
    }

    /**
     * Where is the lag going? Compares the middle of the later half with that of the earlier half,
     * so that the saw-tooth of commits does not count as a trend.
     *
     * @param lags in order of time, at equal distances
     */
    static Trend trend(long[] lags) {
        if (lags.length < POINTS_FOR_A_TREND) {
            return Trend.UNKNOWN;
        }
        int half = lags.length / 2;
        double earlier = median(lags, 0, half);
        double later = median(lags, lags.length - half, lags.length);
        double change = later - earlier;
        double ripple = Math.max(10, Math.max(earlier, later) * 0.1);
        if (change > ripple) {
            return Trend.RISING;
        }
        return change < -ripple ? Trend.FALLING : Trend.STEADY;
    }

    /**
     * In how many seconds has the group caught up, if both go on as they do? Null when it is not
     * known or does not catch up.
     */
    static @Nullable Double clearInSeconds(
            Lag lag, @Nullable Double consumeRate, @Nullable Double produceRate) {
        return switch (lag) {
            case Lag.Unknown ignored -> null;
            case Lag.Known(long records) when records == 0 -> 0.0;
            case Lag.Known(long records) -> {
                if (consumeRate == null || produceRate == null || consumeRate <= produceRate) {
                    yield null;
                }
                yield records / (consumeRate - produceRate);
            }
        };
    }

    private static double median(long[] values, int from, int to) {
        long[] sorted = Arrays.copyOfRange(values, from, to);
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }
}
