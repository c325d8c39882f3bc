package io.streamplatform.dashboard.formats;

import io.streamplatform.dashboard.registry.Reading;
import io.streamplatform.dashboard.registry.RecordSchemas;
import io.streamplatform.dashboard.registry.Registry;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** By the schema in the registry that the bytes name. */
@Component
@Order(0)
class SchemaFormat implements RecordFormat {

    private final RecordSchemas schemas;

    SchemaFormat(RecordSchemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public String title() {
        return "Schema registry";
    }

    @Override
    public Decoded decode(Source source, int limit) {
        if (!schemas.isSet()) {
            return Decoded.failed("No schema registry is set. " + Registry.SET_ONE);
        }
        Reading reading = schemas.read(source.bytes());
        return reading == null
                ? Decoded.failed(
                        "It names no schema: it does not begin with a zero byte and an id.")
                : shown(schemas, reading, source, limit, true);
    }

    static Decoded shown(
            RecordSchemas schemas, Reading reading, Source source, int limit, boolean mayWait) {
        return switch (reading) {
            case Reading.Unread(int _, String why) -> Decoded.failed(why);
            case Reading.Read read -> {
                String text = read.value().toString();
                boolean cut = text.length() > limit;
                yield new Decoded(
                        cut ? text.substring(0, limit) : text,
                        "JSON",
                        cut,
                        null,
                        schemas.label(read, source.topic(), source.isKey(), mayWait));
            }
        };
    }

    /** Which schema is meant is not said by the text. */
    @Override
    public byte @Nullable [] encode(String text) {
        return null;
    }
}
