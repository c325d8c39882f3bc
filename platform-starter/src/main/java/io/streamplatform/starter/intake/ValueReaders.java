package io.streamplatform.starter.intake;

import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.schemas.registry.SchemaCatalogue;
import java.util.function.Supplier;

/** Makes readers of values; all of them know the same schemas. */
public final class ValueReaders {
    private final Supplier<SchemaCatalogue> schemas;

    ValueReaders(Supplier<SchemaCatalogue> schemas) {
        this.schemas = schemas;
    }

    /** The reader of a contract's record type, e.g. {@code UserEvent}. */
    public <T> ValueReader<T> of(Class<T> type) {
        return new ValueReader<>(JsonFormat.of(type), schemas);
    }
}
