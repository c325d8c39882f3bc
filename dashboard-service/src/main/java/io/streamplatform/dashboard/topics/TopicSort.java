package io.streamplatform.dashboard.topics;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** By what a list of topics can be ordered. What is unknown comes last in either order. */
public enum TopicSort {
    /** By name. */
    NAME,
    /** By number of partitions. */
    PARTITIONS,
    /** By records held. */
    RECORDS,
    /** By records written per second. */
    PRODUCE_RATE,
    /** By records read per second. */
    CONSUME_RATE,
    /** By size on disk. */
    BYTES,
    /** By the lag of the group that is behind the most. */
    LAG,
    /** By the time of the newest record. */
    LAST_WRITE_AT;

    Comparator<TopicRow> comparator(boolean descending) {
        Comparator<TopicRow> byName = Comparator.comparing(TopicRow::name);
        return switch (this) {
            case NAME -> descending ? byName.reversed() : byName;
            case PARTITIONS -> known(descending, TopicRow::partitions).thenComparing(byName);
            case RECORDS -> known(descending, TopicRow::records).thenComparing(byName);
            case PRODUCE_RATE -> known(descending, TopicRow::produceRate).thenComparing(byName);
            case CONSUME_RATE -> known(descending, TopicRow::consumeRate).thenComparing(byName);
            case BYTES -> known(descending, TopicRow::bytes).thenComparing(byName);
            case LAG -> known(descending, TopicRow::maxLag).thenComparing(byName);
            case LAST_WRITE_AT -> known(descending, TopicRow::lastWriteAt).thenComparing(byName);
        };
    }

    private static <C extends Comparable<C>> Comparator<TopicRow> known(
            boolean descending, Figure<C> figure) {
        Comparator<C> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Comparator<@Nullable C> unknownLast = Comparator.nullsLast(order);
        return (one, other) -> unknownLast.compare(figure.of(one), figure.of(other));
    }

    @FunctionalInterface
    private interface Figure<C> {
        @Nullable C of(TopicRow row);
    }
}
