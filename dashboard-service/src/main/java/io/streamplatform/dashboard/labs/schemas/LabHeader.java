package io.streamplatform.dashboard.labs.schemas;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What the lab's producer writes beside a record, so that it is counted where it belongs.
 *
 * @param round of the lab
 * @param phase of the round
 * @param number of the order
 */
record LabHeader(int round, int phase, long number) {

    static final String NAME = "lab";

    byte[] bytes() {
        return "%d.%d.%d".formatted(round, phase, number).getBytes(StandardCharsets.US_ASCII);
    }

    /** Null for a record that is not the lab's. */
    static @Nullable LabHeader of(ConsumerRecord<byte[], byte[]> from) {
        Header header = from.headers().lastHeader(NAME);
        if (header == null) {
            return null;
        }
        String[] parts = new String(header.value(), StandardCharsets.US_ASCII).split("\\.", -1);
        try {
            return parts.length == 3
                    ? new LabHeader(
                            Integer.parseInt(parts[0]),
                            Integer.parseInt(parts[1]),
                            Long.parseLong(parts[2]))
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
