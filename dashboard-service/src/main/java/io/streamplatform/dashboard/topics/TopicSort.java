package io.streamplatform.dashboard.topics;

import static io.streamplatform.dashboard.web.Orders.unknownLast;

import java.util.Comparator;

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
            case PARTITIONS -> unknownLast(descending, TopicRow::partitions).thenComparing(byName);
            case RECORDS -> unknownLast(descending, TopicRow::records).thenComparing(byName);
            case PRODUCE_RATE ->
                    unknownLast(descending, TopicRow::produceRate).thenComparing(byName);
            case CONSUME_RATE ->
                    unknownLast(descending, TopicRow::consumeRate).thenComparing(byName);
            case BYTES -> unknownLast(descending, TopicRow::bytes).thenComparing(byName);
            case LAG -> unknownLast(descending, TopicRow::maxLag).thenComparing(byName);
            case LAST_WRITE_AT ->
                    unknownLast(descending, TopicRow::lastWriteAt).thenComparing(byName);
        };
    }
}
