package io.streamplatform.events;

import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.WireFormat;
import io.streamplatform.schemas.registry.RegistryAddress;
import io.streamplatform.schemas.registry.SchemaRegistry;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads events as a client does that knows the registry and nothing of who wrote them. */
final class ValuesOfAllFormats {
    private final SchemaRegistry registry;
    private final Map<Integer, RecordSchema> schemas = new ConcurrentHashMap<>();
    private final JsonFormat<UserEvent> json = JsonFormat.of(UserEvent.class);

    ValuesOfAllFormats(String registryUrl) {
        this.registry = new SchemaRegistry(RegistryAddress.of(registryUrl));
    }

    UserEvent read(byte[] value) {
        OptionalInt id = WireFormat.schemaId(value);
        return id.isEmpty()
                ? json.read(value)
                : json.read(schema(id.getAsInt()).decode(value, WireFormat.HEADER_BYTES));
    }

    /** The kind of schema that a value names; null if it is plain JSON. */
    @Nullable SchemaType typeOf(byte[] value) {
        OptionalInt id = WireFormat.schemaId(value);
        return id.isEmpty() ? null : schema(id.getAsInt()).type();
    }

    private RecordSchema schema(int id) {
        return schemas.computeIfAbsent(id, each -> registry.byId(each).parse());
    }
}
