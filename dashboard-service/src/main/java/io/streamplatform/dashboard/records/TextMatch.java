package io.streamplatform.dashboard.records;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Looks for a text in the raw bytes of a record; case does not matter for ASCII letters. */
final class TextMatch {

    private final byte[] lower;
    private final byte[] upper;

    TextMatch(String text) {
        this.lower = text.getBytes(StandardCharsets.UTF_8);
        this.upper = lower.clone();
        for (int i = 0; i < lower.length; i++) {
            if (lower[i] >= 'A' && lower[i] <= 'Z') {
                lower[i] = (byte) Character.toLowerCase(lower[i]);
            }
            if (upper[i] >= 'a' && upper[i] <= 'z') {
                upper[i] = (byte) Character.toUpperCase(upper[i]);
            }
        }
    }

    boolean matches(ConsumerRecord<byte[], byte[]> record) {
        if (lower.length == 0 || isIn(record.value()) || isIn(record.key())) {
            return true;
        }
        for (Header header : record.headers()) {
            if (isIn(header.value())) {
                return true;
            }
        }
        return false;
    }

    boolean isIn(byte @Nullable [] bytes) {
        if (bytes == null) {
            return false;
        }
        int last = bytes.length - lower.length;
        byte firstLower = lower[0];
        byte firstUpper = upper[0];
        for (int start = 0; start <= last; start++) {
            byte first = bytes[start];
            if ((first == firstLower || first == firstUpper) && isAt(bytes, start)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(byte[] bytes, int start) {
        for (int i = 1; i < lower.length; i++) {
            byte b = bytes[start + i];
            if (b != lower[i] && b != upper[i]) {
                return false;
            }
        }
        return true;
    }
}
