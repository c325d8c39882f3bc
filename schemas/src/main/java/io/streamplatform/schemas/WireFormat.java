package io.streamplatform.schemas;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * The header that clients of a registry put in front of a value: a zero byte and the schema's id in
 * four bytes, the highest first (Confluent's <a
 * href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format">wire
 * format</a>). No JSON and no text starts with a zero byte.
 */
public final class WireFormat {
    /** Bytes of the header. */
    public static final int HEADER_BYTES = 5;

    private static final byte MAGIC = 0;

    private WireFormat() {}

    /** Puts the header in front of a written value. */
    public static byte[] frame(int schemaId, byte[] written) {
        return ByteBuffer.allocate(HEADER_BYTES + written.length)
                .put(MAGIC)
                .putInt(schemaId)
                .put(written)
                .array();
    }

    /** The id in the header; empty if there is no header, so that the value is something else. */
    public static OptionalInt schemaId(byte[] value) {
        if (value.length < HEADER_BYTES || value[0] != MAGIC) {
            return OptionalInt.empty();
        }
        int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
        // Registries count from 1, and never reach half of all numbers.
        return id > 0 ? OptionalInt.of(id) : OptionalInt.empty();
    }
}
