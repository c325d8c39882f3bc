package io.streamplatform.dashboard.labs.schemas.comparison;

import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes events as a format has it, and reads them back. */
sealed interface Codec {

    byte[] encode(JsonNode event);

    JsonNode decode(byte[] value);

    static Codec of(Format format) {
        return switch (format) {
            case JSON, JSON_GZIP -> new Plain(JsonMapper.shared());
            case AVRO -> framed(SchemaType.AVRO, "event.avsc");
            case PROTOBUF -> framed(SchemaType.PROTOBUF, "event.proto");
            case JSON_SCHEMA -> framed(SchemaType.JSON, "event.schema.json");
        };
    }

    private static Codec framed(SchemaType type, String file) {
        try {
            String text =
                    new ClassPathResource("labs/" + file)
                            .getContentAsString(StandardCharsets.UTF_8);
            return new Framed(SchemaText.of(type, text).parse());
        } catch (IOException e) {
            throw new UncheckedIOException("the lab's schema " + file + " is missing", e);
        }
    }

    /** JSON text without a schema. */
    record Plain(JsonMapper json) implements Codec {
        @Override
        public byte[] encode(JsonNode event) {
            return json.writeValueAsBytes(event);
        }

        @Override
        public JsonNode decode(byte[] value) {
            return json.readTree(value);
        }
    }

    /**
     * A schema's encoding behind the header of a registry's clients. Which id stands in it makes no
     * difference to size or speed, so no registry is asked for one.
     */
    record Framed(RecordSchema schema) implements Codec {
        private static final int ANY_ID = 1;

        @Override
        public byte[] encode(JsonNode event) {
            return WireFormat.frame(ANY_ID, schema.encode(event));
        }

        @Override
        public JsonNode decode(byte[] value) {
            return schema.decode(value, WireFormat.HEADER_BYTES);
        }
    }
}
