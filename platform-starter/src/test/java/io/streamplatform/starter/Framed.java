package io.streamplatform.starter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamplatform.contracts.GoldenSamples;
import io.streamplatform.contracts.formats.ContractSchemas;
import io.streamplatform.contracts.formats.RecordFormat;
import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.WireFormat;
import io.streamplatform.schemas.registry.RegistryAddress;
import io.streamplatform.schemas.registry.SchemaRegistry;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Clicks as any client of a registry writes them, by schemas that it registers. */
final class Framed {
    private final SchemaRegistry registry;

    Framed(String registryUrl) {
        this.registry = new SchemaRegistry(RegistryAddress.of(registryUrl));
    }

    /** A click in plain JSON. */
    static byte[] json(String user) {
        return new String(GoldenSamples.bytes("user-events/click"), UTF_8)
                .replace("user-0042", user)
                .getBytes(UTF_8);
    }

    /** A click by the contract's schema. */
    byte[] click(RecordFormat format, String user) {
        return click(format, ContractSchemas.of("user-events", format).orElseThrow(), user);
    }

    /** A click by a later version, which has a field more. */
    byte[] clickOfALaterVersion(String user) {
        String text =
                ContractSchemas.of("user-events", RecordFormat.AVRO)
                        .orElseThrow()
                        .replaceFirst(
                                "\"fields\": \\[",
                                "\"fields\": [{\"name\": \"device\", \"type\": \"string\","
                                        + " \"default\": \"phone\"},");
        return click(RecordFormat.AVRO, text, user);
    }

    int register(RecordFormat format) {
        return register(format, ContractSchemas.of("user-events", format).orElseThrow());
    }

    private byte[] click(RecordFormat format, String text, String user) {
        ObjectNode value = (ObjectNode) JsonMapper.shared().readTree(json(user));
        byte[] written = SchemaText.of(typeOf(format), text).parse().encode(value);
        return WireFormat.frame(register(format, text), written);
    }

    private int register(RecordFormat format, String text) {
        return registry.register(
                "framed-clicks-" + format.label(), typeOf(format), text, List.of());
    }

    private static SchemaType typeOf(RecordFormat format) {
        return switch (format) {
            case AVRO -> SchemaType.AVRO;
            case PROTOBUF -> SchemaType.PROTOBUF;
            case JSON_SCHEMA -> SchemaType.JSON;
            case JSON -> throw new IllegalArgumentException("plain JSON is not framed");
        };
    }
}
