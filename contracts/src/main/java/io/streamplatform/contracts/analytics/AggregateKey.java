package io.streamplatform.contracts.analytics;

import io.streamplatform.contracts.Require;
import io.streamplatform.contracts.topics.PlatformTopics;
import java.time.Instant;
import java.util.List;

/**
 * The key of an aggregate: the partition of {@code user-events} that it is of, its subject and,
 * where there are several of that subject, its name. As text {@code
 * p0/minutes/2026-11-20T09:15:00Z}.
 *
 * <p>Whoever owns a partition of {@code user-events} alone writes the keys that start with it, all
 * into {@link #topicPartition()}, so they have one order and can be restored by reading one
 * partition.
 *
 * @param partition partition of {@code user-events}; 0 or more
 * @param subject what the aggregate is about
 * @param name which one of the subject; empty where there is but one
 */
public record AggregateKey(int partition, AggregateSubject subject, String name) {
    private static final char SEPARATOR = '/';

    public AggregateKey {
        Require.within("partition", partition, 0, Integer.MAX_VALUE);
        Require.present("subject", subject);
        Require.present("name", name);
    }

    /** The key of the only aggregate of a subject. */
    public static AggregateKey of(int partition, AggregateSubject subject) {
        return new AggregateKey(partition, subject, "");
    }

    /** The key of a minute's aggregate. */
    public static AggregateKey of(int partition, AggregateSubject subject, Instant minute) {
        return new AggregateKey(partition, subject, minute.toString());
    }

    /**
     * Joins identifiers into one name, from which {@link #parts} gets them back whatever characters
     * they have.
     */
    public static String join(String first, String second) {
        return escape(first) + SEPARATOR + escape(second);
    }

    /**
     * The two identifiers that a name was joined from.
     *
     * @throws IllegalArgumentException if it was not joined from two
     */
    public static List<String> parts(String name) {
        int separator = name.indexOf(SEPARATOR);
        if (separator < 0 || separator != name.lastIndexOf(SEPARATOR)) {
            throw new IllegalArgumentException(
                    "a name of two parts, like user/session, is expected, but is " + name);
        }
        return List.of(
                unescape(name.substring(0, separator)), unescape(name.substring(separator + 1)));
    }

    /**
     * Reads a key from its text.
     *
     * @throws IllegalArgumentException if it is no key of an aggregate
     */
    public static AggregateKey parse(String text) {
        int first = text.indexOf(SEPARATOR);
        if (first < 2 || text.charAt(0) != 'p') {
            throw notAKey(text);
        }
        int second = text.indexOf(SEPARATOR, first + 1);
        String subjectText = text.substring(first + 1, second < 0 ? text.length() : second);
        AggregateSubject subject = AggregateSubject.of(subjectText);
        if (subject == null) {
            throw notAKey(text);
        }
        try {
            return new AggregateKey(
                    Integer.parseInt(text, 1, first, 10),
                    subject,
                    second < 0 ? "" : text.substring(second + 1));
        } catch (NumberFormatException e) {
            throw notAKey(text);
        }
    }

    /** The key as it is written. */
    public String text() {
        String start = "p" + partition + SEPARATOR + subject.text();
        return name.isEmpty() ? start : start + SEPARATOR + name;
    }

    /**
     * The partition of {@code analytics} in which it is. It depends on the contract's number of
     * partitions and not on the topic's present one, so that it never moves.
     */
    public int topicPartition() {
        return topicPartitionOf(partition);
    }

    /** The partition of {@code analytics} that has the aggregates of an input partition. */
    public static int topicPartitionOf(int inputPartition) {
        return inputPartition % PlatformTopics.ANALYTICS.partitions();
    }

    private static String escape(String part) {
        return part.indexOf('%') < 0 && part.indexOf(SEPARATOR) < 0
                ? part
                : part.replace("%", "%25").replace("/", "%2F");
    }

    private static String unescape(String part) {
        return part.indexOf('%') < 0 ? part : part.replace("%2F", "/").replace("%25", "%");
    }

    private static IllegalArgumentException notAKey(String text) {
        return new IllegalArgumentException(
                "a key like p0/minutes/2026-11-20T09:15:00Z is expected, but is "
                        + (text.length() <= 80 ? text : text.substring(0, 80) + "…"));
    }
}
