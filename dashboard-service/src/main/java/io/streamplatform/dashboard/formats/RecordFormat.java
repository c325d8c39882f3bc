package io.streamplatform.dashboard.formats;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * One way to read the bytes of a key or a value. Every bean of this type can be chosen by its name
 * in {@code keyFormat} and {@code valueFormat}.
 *
 * <p>A format may wait, for a bounded time, for what it needs: the schema that an id stands for,
 * say. What it cannot read it does not throw: it tells, and the record is shown as it would be
 * without the format, with that beside it.
 */
public interface RecordFormat {

    /** What a format is for. */
    enum Use {
        KEY,
        VALUE,
        BOTH
    }

    /** What is to be read. */
    final class Source {
        private final String topic;
        private final boolean isKey;
        private final Headers headers;
        private final byte[] bytes;

        public Source(String topic, boolean isKey, Headers headers, byte[] bytes) {
            this.topic = topic;
            this.isKey = isKey;
            this.headers = headers;
            this.bytes = bytes;
        }

        /** The record's topic. */
        public String topic() {
            return topic;
        }

        /** Whether it is the key, not the value. */
        public boolean isKey() {
            return isKey;
        }

        /** The record's headers. */
        public Headers headers() {
            return headers;
        }

        /** The key or the value itself, not a copy: not to be changed. */
        public byte[] bytes() {
            return bytes;
        }
    }

    /** As it is chosen by, in lower case. */
    String name();

    /** For people. */
    String title();

    /** What it is for. */
    default Use use() {
        return Use.BOTH;
    }

    /**
     * Reads the bytes.
     *
     * @param limit bytes, about, that are shown at most
     */
    Decoded decode(Source source, int limit);

    /**
     * The bytes that a text stands for, as needed to look for a key; null when the text is none of
     * this format.
     */
    byte @Nullable [] encode(String text);
}
