package io.streamplatform.contracts.topics;

import io.streamplatform.contracts.Require;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a topic is, as its publisher declares it. The replication factor is not part of it: it
 * follows the cluster.
 *
 * @param name name of the topic: 1 to 249 letters, digits, dots, underscores and hyphens (Kafka's
 *     own rule)
 * @param partitions number of partitions; at least 1
 * @param keyedBy what the key is, for people; records of one key keep their order. Null if records
 *     need none
 * @param cleanup what happens to old records
 * @param maxRecordBytes largest record batch that the topic takes, in bytes
 */
public record TopicDefinition(
        String name,
        int partitions,
        @Nullable String keyedBy,
        Cleanup cleanup,
        int maxRecordBytes) {

    /**
     * Largest record batch of a platform topic, 12 MiB: a value of 10 MB fits, and one that is too
     * large fails at its producer rather than at a consumer.
     */
    public static final int MAX_RECORD_BYTES = 12 * 1024 * 1024;

    private static final String DEAD_LETTER_SUFFIX = "-dlt";
    private static final int ROOM_FOR_REASON_HEADERS = 64 * 1024;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    /** What happens to old records of a topic. */
    public sealed interface Cleanup {
        /**
         * They are deleted by age or size, whichever comes first.
         *
         * @param age how long a record is kept
         * @param bytesPerTopic how much the whole topic keeps; spread evenly over its partitions
         */
        record Delete(Duration age, long bytesPerTopic) implements Cleanup {}

        /** The newest record of each key is kept. */
        record Compact() implements Cleanup {}
    }

    public TopicDefinition {
        Require.matching("name", name, NAME, "1 to 249 letters, digits, '.', '_' or '-'");
        Require.within("partitions", partitions, 1, 10_000);
        Require.present("cleanup", cleanup);
        Require.within("maxRecordBytes", maxRecordBytes, 1, Integer.MAX_VALUE);
    }

    static TopicDefinition traffic(String name, int partitions, @Nullable String keyedBy) {
        return new TopicDefinition(
                name,
                partitions,
                keyedBy,
                new Cleanup.Delete(Duration.ofHours(24), 1024L * 1024 * 1024),
                MAX_RECORD_BYTES);
    }

    /** The same topic, which takes record batches of at most so many bytes. */
    TopicDefinition upTo(int bytes) {
        return new TopicDefinition(name, partitions, keyedBy, cleanup, bytes);
    }

    static TopicDefinition compacted(String name, int partitions, String keyedBy) {
        return new TopicDefinition(
                name, partitions, keyedBy, new Cleanup.Compact(), MAX_RECORD_BYTES);
    }

    /**
     * The topic for records of this one that cannot be read or processed. It has as many
     * partitions, keeps its records for 7 days, and takes a record of this topic's largest size
     * with the headers that say why it is there.
     */
    public TopicDefinition deadLetters() {
        return new TopicDefinition(
                deadLetterTopicOf(name),
                partitions,
                keyedBy,
                new Cleanup.Delete(Duration.ofDays(7), 1024L * 1024 * 1024),
                maxRecordBytes + ROOM_FOR_REASON_HEADERS);
    }

    /** The name of the topic for a topic's dead letters. */
    public static String deadLetterTopicOf(String topic) {
        return topic + DEAD_LETTER_SUFFIX;
    }

    /** Whether this topic is for the dead letters of another. */
    public boolean isForDeadLetters() {
        return name.endsWith(DEAD_LETTER_SUFFIX);
    }
}
