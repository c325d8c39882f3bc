package io.streamplatform.dashboard.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamplatform.dashboard.records.Place;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a record's headers which records it was made of: any header that names a place as
 * {@code topic-partition@offset}, and those that Spring Kafka puts on dead letters.
 */
final class Links {

    private static final int MOST = 10;
    private static final List<String> DEAD_LETTERS = List.of("kafka_dlt-", "kafka_");

    private Links() {}

    /**
     * A record that another was made of.
     *
     * @param header which header says so
     * @param place where it is
     */
    record Link(String header, Place place) {}

    static List<Link> of(ConsumerRecord<byte[], byte[]> record) {
        List<Link> links = new ArrayList<>();
        for (Header header : record.headers()) {
            Place place = Place.parse(header.value());
            if (place != null && links.size() < MOST) {
                links.add(new Link(header.key(), place));
            }
        }
        for (String start : DEAD_LETTERS) {
            Place original = original(record.headers(), start + "original-");
            if (original != null) {
                links.add(new Link(start + "original-*", original));
                break;
            }
        }
        return links;
    }

    private static @Nullable Place original(Headers headers, String start) {
        byte[] topic = last(headers, start + "topic");
        byte[] partition = last(headers, start + "partition");
        byte[] offset = last(headers, start + "offset");
        return topic == null
                        || partition == null
                        || partition.length != Integer.BYTES
                        || offset == null
                        || offset.length != Long.BYTES
                ? null
                : new Place(
                        new String(topic, UTF_8),
                        ByteBuffer.wrap(partition).getInt(),
                        ByteBuffer.wrap(offset).getLong());
    }

    private static byte @Nullable [] last(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : header.value();
    }
}
