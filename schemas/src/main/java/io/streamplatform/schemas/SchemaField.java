package io.streamplatform.schemas;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field of a schema.
 *
 * @param path from the root, e.g. {@code total.amount}; an element of a list is {@code lines[]}, a
 *     value of a map {@code attributes{}}
 * @param name its last part
 * @param type in the schema's own words, e.g. {@code int}, {@code timestamp-millis}, {@code string}
 * @param kind what a form asks for
 * @param optional whether a value may leave it out or give null
 * @param defaultValue what a reader takes if it is left out; null if there is none
 * @param symbols the texts that are accepted, of a choice
 * @param description what the schema says about it; empty if nothing
 */
public record SchemaField(
        String path,
        String name,
        String type,
        Kind kind,
        boolean optional,
        @Nullable JsonNode defaultValue,
        List<String> symbols,
        String description) {

    /** What kind of value a field takes. */
    public enum Kind {
        TEXT,
        WHOLE_NUMBER,
        NUMBER,
        TRUE_OR_FALSE,
        CHOICE,
        TIME,
        BYTES,
        OBJECT,
        LIST,
        MAP,
        ANY
    }

    public SchemaField {
        symbols = List.copyOf(symbols);
    }
}
