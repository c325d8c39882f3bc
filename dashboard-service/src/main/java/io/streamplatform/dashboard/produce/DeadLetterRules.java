package io.streamplatform.dashboard.produce;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** What a dead letter tells of where it came from, by its headers or by its topic's name. */
final class DeadLetterRules {

    /**
     * Header of a record that was redriven: the dead letter that it was, as topic-partition@offset.
     */
    static final String REDRIVEN_FROM = "redriven-from";

    private static final Pattern DEAD =
            Pattern.compile("(.+)[-._](dlt|dlq|dead-?letters?)", Pattern.CASE_INSENSITIVE);
    private static final Pattern RETRY =
            Pattern.compile("(.+)[-._]retry(?:[-._]\\d+)?", Pattern.CASE_INSENSITIVE);

    /** By Spring Kafka, by its older versions, and by Kafka Connect. */
    private static final List<String> TOPIC_HEADERS =
            List.of("kafka_dlt-original-topic", "kafka_original-topic", "__connect.errors.topic");

    private static final List<String> PARTITION_HEADERS =
            List.of("kafka_dlt-original-partition", "kafka_original-partition");

    private static final List<String> ADDED =
            List.of(
                    "kafka_dlt-",
                    "kafka_original-",
                    "kafka_exception-",
                    "kafka_backoff-",
                    "retry_topic-",
                    "springDeserializerException",
                    "__connect.errors.",
                    "dead-letter-reason");

    private DeadLetterRules() {}

    static boolean isForDeadLetters(String topic) {
        return DEAD.matcher(topic).matches();
    }

    /** The topic whose dead letters go there, by the names; null when the name tells none. */
    static @Nullable String sourceOf(String topic) {
        Matcher dead = DEAD.matcher(topic);
        return dead.matches() ? familyOf(dead.group(1)) : null;
    }

    /** A topic and those for its retries and dead letters are one family, named by the first. */
    static String familyOf(String topic) {
        Matcher dead = DEAD.matcher(topic);
        Matcher retry = RETRY.matcher(dead.matches() ? dead.group(1) : topic);
        return retry.matches() ? retry.group(1) : dead.matches() ? dead.group(1) : topic;
    }

    /** The topic that the record was in first; null when nothing tells. */
    static @Nullable String originOf(String deadLetters, Headers headers) {
        for (String name : TOPIC_HEADERS) {
            // Of a record that failed more than once, the first is where it comes from.
            for (Header header : headers.headers(name)) {
                if (header.value() != null && header.value().length > 0) {
                    return new String(header.value(), UTF_8);
                }
            }
        }
        return sourceOf(deadLetters);
    }

    /** The partition that the record was in first; null when no header tells. */
    static @Nullable Integer partitionOf(Headers headers) {
        for (String name : PARTITION_HEADERS) {
            for (Header header : headers.headers(name)) {
                if (header.value() != null && header.value().length == Integer.BYTES) {
                    return ByteBuffer.wrap(header.value()).getInt();
                }
            }
        }
        return null;
    }

    /**
     * Was the header added on the way to the dead letters, so that it has to go on the way back?
     */
    static boolean isAdded(String header) {
        return header.equals(REDRIVEN_FROM) || ADDED.stream().anyMatch(header::startsWith);
    }
}
