package io.streamplatform.dashboard.topics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds up. A total of which a part is unknown is unknown; where the known part is to be shown, it
 * is asked for by that name.
 */
public final class Totals {

    private Totals() {}

    /** A figure that may be unknown. */
    @FunctionalInterface
    public interface Figure<T, N> {
        @Nullable N of(T item);
    }

    /** Sum of all values; null when one of them is unknown, or there is none. */
    public static <T> @Nullable Long ofLongs(List<T> items, Figure<T, Long> figure) {
        return unknown(items, figure) > 0 ? null : knownLongs(items, figure);
    }

    /** Sum of all values; null when one of them is unknown, or there is none. */
    public static <T> @Nullable Double ofDoubles(List<T> items, Figure<T, Double> figure) {
        return unknown(items, figure) > 0 ? null : knownDoubles(items, figure);
    }

    private static <T, N> int unknown(List<T> items, Figure<T, N> figure) {
        return (int) items.stream().filter(item -> figure.of(item) == null).count();
    }

    /** Sum of the known values, of others no more than a lower bound; null when none is known. */
    public static <T> @Nullable Long knownLongs(List<T> items, Figure<T, Long> figure) {
        Long sum = null;
        for (T item : items) {
            Long value = figure.of(item);
            if (value != null) {
                sum = sum == null ? value : Long.valueOf(sum + value);
            }
        }
        return sum;
    }

    /** Sum of the known values, of others no more than a lower bound; null when none is known. */
    public static <T> @Nullable Double knownDoubles(List<T> items, Figure<T, Double> figure) {
        Double sum = null;
        for (T item : items) {
            Double value = figure.of(item);
            if (value != null) {
                sum = sum == null ? value : Double.valueOf(sum + value);
            }
        }
        return sum;
    }

    /** Newest of the known times; null when none is known. */
    public static <T> @Nullable Instant newest(List<T> items, Figure<T, Instant> figure) {
        Instant newest = null;
        for (T item : items) {
            Instant time = figure.of(item);
            if (time != null && (newest == null || time.isAfter(newest))) {
                newest = time;
            }
        }
        return newest;
    }
}
