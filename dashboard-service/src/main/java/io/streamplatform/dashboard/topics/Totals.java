package io.streamplatform.dashboard.topics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up what is known; the total of nothing known is unknown. */
public final class Totals {

    private Totals() {}

    /** A figure that may be unknown. */
    @FunctionalInterface
    public interface Figure<T, N> {
        @Nullable N of(T item);
    }

    /** Sum of the known values; null when none is known. */
    public static <T> @Nullable Long ofLongs(List<T> items, Figure<T, Long> figure) {
        Long sum = null;
        for (T item : items) {
            Long value = figure.of(item);
            if (value != null) {
                sum = sum == null ? value : Long.valueOf(sum + value);
            }
        }
        return sum;
    }

    /** Sum of the known values; null when none is known. */
    public static <T> @Nullable Double ofDoubles(List<T> items, Figure<T, Double> figure) {
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
