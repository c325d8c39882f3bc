package io.streamplatform.dashboard.records;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A header that a record has to have.
 *
 * @param name its name
 * @param value its value; null for any
 */
record HeaderMatch(String name, @Nullable Bytes value) {

    /** Reads {@code name} or {@code name=value}. */
    static HeaderMatch parse(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new HeaderMatch(text, null)
                : new HeaderMatch(
                        text.substring(0, equals),
                        Bytes.wrap(text.substring(equals + 1).getBytes(StandardCharsets.UTF_8)));
    }

    boolean isIn(Headers headers) {
        for (Header header : headers) {
            if (header.key().equals(name)
                    && (value == null || Arrays.equals(value.get(), header.value()))) {
                return true;
            }
        }
        return false;
    }
}
