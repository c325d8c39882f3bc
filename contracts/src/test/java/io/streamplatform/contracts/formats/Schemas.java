package io.streamplatform.contracts.formats;

import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.evolution.Evolution;
import java.util.List;
import java.util.stream.IntStream;

/** The schemas of topics, understood. */
final class Schemas {
    private Schemas() {}

    static RecordSchema current(String topic, RecordFormat format) {
        return parse(format, ContractSchemas.of(topic, format).orElseThrow());
    }

    static List<Evolution.Version> released(String topic, RecordFormat format) {
        List<String> texts = ContractSchemas.released(topic, format);
        return IntStream.range(0, texts.size())
                .mapToObj(i -> new Evolution.Version(i + 1, parse(format, texts.get(i))))
                .toList();
    }

    static RecordSchema parse(RecordFormat format, String text) {
        SchemaType type =
                switch (format) {
                    case AVRO -> SchemaType.AVRO;
                    case PROTOBUF -> SchemaType.PROTOBUF;
                    case JSON_SCHEMA -> SchemaType.JSON;
                    case JSON -> throw new IllegalArgumentException("plain JSON has no schema");
                };
        return SchemaText.of(type, text).parse();
    }
}
