package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.registry.RecordSchemas;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a text in the raw bytes of a record; case does not matter for ASCII letters. Skips as
 * many bytes as the text's end allows (Horspool), so that a long text is found quicker than a short
 * one. Bytes of one UTF-8 character are never found within another's: UTF-8 is made so.
 */
final class TextMatch {

    private static final int LONGEST_SKIP = Byte.MAX_VALUE;

    private final RecordSchemas schemas;

    /** The text in lower case. */
    private final byte[] text;

    /** Each byte in lower case. */
    private static final byte[] LOWER = new byte[256];

    static {
        for (int b = 0; b < LOWER.length; b++) {
            LOWER[b] = (byte) (b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b);
        }
    }

    /** By the byte under the text's end: how far the text may be moved on; 0 where it may end. */
    private final byte[] skips = new byte[256];

    /** How far the text is moved on when its last byte fits and another one does not. */
    private final int afterLast;

    TextMatch(String text) {
        this(text, RecordSchemas.ofNoRegistry());
    }

    /**
     * @param schemas by which what is no text is read: numbers, say, are written in other bytes
     */
    TextMatch(String text, RecordSchemas schemas) {
        this.schemas = schemas;
        this.text = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < this.text.length; i++) {
            this.text[i] = LOWER[this.text[i] & 0xff];
        }
        int length = this.text.length;
        Arrays.fill(skips, (byte) Math.min(length, LONGEST_SKIP));
        for (int i = 0; i < length - 1; i++) {
            set(this.text[i], Math.min(length - 1 - i, LONGEST_SKIP));
        }
        this.afterLast = length == 0 ? 1 : skips[this.text[length - 1] & 0xff];
        if (length > 0) {
            set(this.text[length - 1], 0);
        }
    }

    private void set(byte lower, int skip) {
        skips[lower & 0xff] = (byte) skip;
        if (lower >= 'a' && lower <= 'z') {
            skips[lower - ('a' - 'A')] = (byte) skip;
        }
    }

    boolean matches(ConsumerRecord<byte[], byte[]> record) {
        if (isIn(record.value()) || isIn(record.key())) {
            return true;
        }
        for (Header header : record.headers()) {
            if (isIn(header.value())) {
                return true;
            }
        }
        // As they are is quicker, and finds most texts; what a schema says is read for the rest.
        return isIn(schemas.json(record.value())) || isIn(schemas.json(record.key()));
    }

    boolean isIn(byte @Nullable [] bytes) {
        if (bytes == null) {
            return false;
        }
        byte[] skip = skips;
        int last = text.length - 1;
        int end = bytes.length;
        int at = last;
        if (last < 0) {
            return true;
        }
        while (at < end) {
            int far = skip[bytes[at] & 0xff];
            if (far != 0) {
                at += far;
            } else if (isAt(bytes, at - last)) {
                return true;
            } else {
                at += afterLast;
            }
        }
        return false;
    }

    private boolean isAt(byte[] bytes, int start) {
        for (int i = 0; i < text.length; i++) {
            if (LOWER[bytes[start + i] & 0xff] != text[i]) {
                return false;
            }
        }
        return true;
    }
}
