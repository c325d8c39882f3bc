package io.streamplatform.system;

import io.streamplatform.contracts.formats.ContractSchemas;
import io.streamplatform.contracts.formats.RecordFormat;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.json.UnreadableRecordException;
import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.UndecodableException;
import io.streamplatform.schemas.WireFormat;
import java.util.List;

/**
 * Reads a stream's values whatever they were written as, without the registry: a value that names a
 * schema is one of the contract's three, and of these only the right one makes a record of it that
 * the contract takes.
 *
 * @param <T> the contract's record type
 */
record LedgerReader<T>(JsonFormat<T> json, List<RecordSchema> schemas) {

    static <T> LedgerReader<T> of(Stream stream, Class<T> type) {
        return new LedgerReader<>(
                JsonFormat.of(type),
                RecordFormat.withSchemas()
                        .map(format ->
                                SchemaText.of(
                                                typeOf(format),
                                                ContractSchemas.of(stream.topic, format)
                                                        .orElseThrow())
                                        .parse())
                        .toList());
    }

    T read(byte[] value) {
        if (WireFormat.schemaId(value).isEmpty()) {
            return json.read(value);
        }
        for (RecordSchema schema : schemas) {
            try {
                return json.read(schema.decode(value, WireFormat.HEADER_BYTES));
            } catch (UndecodableException | UnreadableRecordException notThatOne) {
                // the next may fit
            }
        }
        throw new UnreadableRecordException("written by none of the contract's schemas");
    }

    private static SchemaType typeOf(RecordFormat format) {
        return switch (format) {
            case AVRO -> SchemaType.AVRO;
            case PROTOBUF -> SchemaType.PROTOBUF;
            case JSON_SCHEMA -> SchemaType.JSON;
            case JSON -> throw new IllegalArgumentException("plain JSON has no schema");
        };
    }
}
