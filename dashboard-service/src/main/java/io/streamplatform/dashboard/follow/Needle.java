package io.streamplatform.dashboard.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamplatform.dashboard.registry.RecordSchemas;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What is looked for in records. */
sealed interface Needle {

    /** Where the record carries it, in words; null when it does not. */
    @Nullable String in(ConsumerRecord<byte[], byte[]> record);

    /** A key, byte by byte. */
    final class Key implements Needle {
        private final byte[] bytes;

        Key(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Where the default partitioner puts it. */
        int partition(int partitions) {
            return BuiltInPartitioner.partitionForKey(bytes, partitions);
        }

        @Override
        public @Nullable String in(ConsumerRecord<byte[], byte[]> record) {
            return Arrays.equals(bytes, record.key()) ? "key" : null;
        }
    }

    /** A text anywhere in key, value or a header's value; found by its last byte and skips. */
    final class Text implements Needle {
        private final byte[] text;
        private final int[] skips = new int[256];

        private final RecordSchemas schemas;

        Text(String text) {
            this(text, RecordSchemas.ofNoRegistry());
        }

        Text(String text, RecordSchemas schemas) {
            this.schemas = schemas;
            this.text = text.getBytes(UTF_8);
            Arrays.fill(skips, this.text.length);
            for (int i = 0; i < this.text.length - 1; i++) {
                skips[this.text[i] & 0xff] = this.text.length - 1 - i;
            }
        }

        @Override
        public @Nullable String in(ConsumerRecord<byte[], byte[]> record) {
            for (Header header : record.headers()) {
                if (isIn(header.value())) {
                    return "header " + header.key();
                }
            }
            if (isIn(record.key())) {
                return "key";
            }
            if (isIn(record.value())) {
                return "value";
            }
            if (isIn(schemas.json(record.key()))) {
                return "key";
            }
            return isIn(schemas.json(record.value())) ? "value" : null;
        }

        boolean isIn(byte @Nullable [] bytes) {
            if (bytes == null) {
                return false;
            }
            int last = text.length - 1;
            for (int end = last; end < bytes.length; end += skips[bytes[end] & 0xff]) {
                int i = last;
                while (i >= 0 && bytes[end - last + i] == text[i]) {
                    i--;
                }
                if (i < 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
