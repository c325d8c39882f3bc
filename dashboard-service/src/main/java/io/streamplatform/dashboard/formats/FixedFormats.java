package io.streamplatform.dashboard.formats;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Numbers as Kafka's own serializers write them: big-endian, of a fixed number of bytes. */
@Configuration(proxyBeanMethods = false)
class FixedFormats {

    @Bean
    @Order(3)
    RecordFormat intFormat() {
        return new Fixed(
                "int",
                "Integer (4 bytes)",
                Integer.BYTES,
                bytes -> Integer.toString(bytes.getInt()),
                (text, bytes) -> bytes.putInt(Integer.parseInt(text)));
    }

    @Bean
    @Order(4)
    RecordFormat longFormat() {
        return new Fixed(
                "long",
                "Long (8 bytes)",
                Long.BYTES,
                bytes -> Long.toString(bytes.getLong()),
                (text, bytes) -> bytes.putLong(Long.parseLong(text)));
    }

    @Bean
    @Order(5)
    RecordFormat shortFormat() {
        return new Fixed(
                "short",
                "Short (2 bytes)",
                Short.BYTES,
                bytes -> Short.toString(bytes.getShort()),
                (text, bytes) -> bytes.putShort(Short.parseShort(text)));
    }

    @Bean
    @Order(6)
    RecordFormat floatFormat() {
        return new Fixed(
                "float",
                "Float (4 bytes)",
                Float.BYTES,
                bytes -> Float.toString(bytes.getFloat()),
                (text, bytes) -> bytes.putFloat(Float.parseFloat(text)));
    }

    @Bean
    @Order(7)
    RecordFormat doubleFormat() {
        return new Fixed(
                "double",
                "Double (8 bytes)",
                Double.BYTES,
                bytes -> Double.toString(bytes.getDouble()),
                (text, bytes) -> bytes.putDouble(Double.parseDouble(text)));
    }

    @Bean
    @Order(8)
    RecordFormat uuidFormat() {
        return new UuidFormat();
    }

    private record Fixed(
            String name,
            String title,
            int length,
            Function<ByteBuffer, String> read,
            BiConsumer<String, ByteBuffer> write)
            implements RecordFormat {

        @Override
        public Decoded decode(Source source, int limit) {
            byte[] bytes = source.bytes();
            return bytes.length == length
                    ? Decoded.whole(
                            read.apply(ByteBuffer.wrap(bytes)), name.toUpperCase(Locale.ROOT))
                    : Decoded.failed(
                            "%d bytes are no %s, which has %d."
                                    .formatted(bytes.length, name, length));
        }

        @Override
        public byte @Nullable [] encode(String text) {
            byte[] bytes = new byte[length];
            try {
                write.accept(text.strip(), ByteBuffer.wrap(bytes));
                return bytes;
            } catch (NumberFormatException e) {
                return null;
            }
        }
    }

    /** Kafka's serializer writes a UUID as its text; many others write its 16 bytes. */
    private record UuidFormat() implements RecordFormat {

        private static final int BYTES = 16;
        private static final int CHARACTERS = 36;

        @Override
        public String name() {
            return "uuid";
        }

        @Override
        public String title() {
            return "UUID (text or 16 bytes)";
        }

        @Override
        public Decoded decode(Source source, int limit) {
            byte[] bytes = source.bytes();
            if (bytes.length == BYTES) {
                ByteBuffer halves = ByteBuffer.wrap(bytes);
                return Decoded.whole(
                        new UUID(halves.getLong(), halves.getLong()).toString(), "UUID");
            }
            String text = bytes.length == CHARACTERS ? Utf8.strict(bytes, CHARACTERS) : null;
            return text != null && encode(text) != null
                    ? Decoded.whole(text, "UUID")
                    : Decoded.failed(
                            "%d bytes are no UUID, which has 16 bytes or 36 characters."
                                    .formatted(bytes.length));
        }

        @Override
        public byte @Nullable [] encode(String text) {
            try {
                return UUID.fromString(text.strip()).toString().getBytes(StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }
}
