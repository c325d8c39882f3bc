package io.streamplatform.dashboard.web;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** In what order lists are shown. */
public final class Orders {

    private Orders() {}

    /**
     * What a row is ordered by.
     *
     * @param <R> the row
     * @param <C> the figure
     */
    @FunctionalInterface
    public interface Figure<R, C> {
        /** Null when it is unknown. */
        @Nullable C of(R row);
    }

    /** By a figure; rows of which it is unknown come last, in either direction. */
    public static <R, C extends Comparable<C>> Comparator<R> unknownLast(
            boolean descending, Figure<R, C> figure) {
        Comparator<C> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Comparator<@Nullable C> unknownLast = Comparator.nullsLast(order);
        return (one, other) -> unknownLast.compare(figure.of(one), figure.of(other));
    }
}
