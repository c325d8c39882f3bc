package io.streamplatform.starter.intake;

import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.json.UnreadableRecordException;
import io.streamplatform.schemas.UndecodableException;
import io.streamplatform.schemas.WireFormat;
import io.streamplatform.schemas.registry.SchemaCatalogue;
import io.streamplatform.schemas.registry.SchemaUnavailableException;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads values by their contract, each as it says itself: one that names a schema is read by that
 * schema, whatever its kind and version; any other is JSON. So a topic may hold all formats, and no
 * consumer is told when its publisher changes it.
 *
 * @param <T> the contract's record type
 */
public final class ValueReader<T> {
    private final JsonFormat<T> json;
    private final Supplier<SchemaCatalogue> schemas;

    ValueReader(JsonFormat<T> json, Supplier<SchemaCatalogue> schemas) {
        this.json = json;
        this.schemas = schemas;
    }

    /**
     * Reads a value. Does not wait for the registry if the value came from a consumer of the
     * service's factory, which holds a record back until its schema is known, or given up.
     *
     * @throws UnreadableRecordException if the value is not what the contract says, its schema
     *     cannot be had, or it was not written by that schema
     */
    public T read(byte @Nullable [] value) {
        OptionalInt schemaId = value == null ? OptionalInt.empty() : WireFormat.schemaId(value);
        return value != null && schemaId.isPresent()
                ? json.read(decoded(schemaId.getAsInt(), value))
                : json.read(value);
    }

    private JsonNode decoded(int schemaId, byte[] value) {
        try {
            return schemas.get().get(schemaId).decode(value, WireFormat.HEADER_BYTES);
        } catch (SchemaUnavailableException | UndecodableException e) {
            throw new UnreadableRecordException(String.valueOf(e.getMessage()), e);
        }
    }
}
