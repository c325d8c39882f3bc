package io.streamplatform.dashboard.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where a record is.
 *
 * @param topic the topic
 * @param partition its partition
 * @param offset its place there
 */
public record Place(String topic, int partition, long offset) {

    private static final Pattern WRITTEN =
            Pattern.compile("([a-zA-Z0-9._-]{1,249})-(\\d{1,9})@(\\d{1,18})");
    private static final int SHORTEST = "t-0@0".length();
    private static final int LONGEST = 280;

    public static Place of(ConsumerRecord<?, ?> record) {
        return new Place(record.topic(), record.partition(), record.offset());
    }

    /** Reads a header's value that is written as {@link #toString}; null when it is not. */
    public static @Nullable Place parse(byte @Nullable [] header) {
        if (header == null
                || header.length < SHORTEST
                || header.length > LONGEST
                || !hasAt(header)) {
            return null;
        }
        Matcher place = WRITTEN.matcher(new String(header, UTF_8));
        return place.matches()
                ? new Place(
                        place.group(1),
                        Integer.parseInt(place.group(2)),
                        Long.parseLong(place.group(3)))
                : null;
    }

    /** Most headers are no places, and many are looked at. */
    private static boolean hasAt(byte[] value) {
        for (byte each : value) {
            if (each == '@') {
                return true;
            }
        }
        return false;
    }

    /** As it is written into headers: {@code topic-partition@offset}. */
    @Override
    public String toString() {
        return "%s-%d@%d".formatted(topic, partition, offset);
    }
}
