package io.streamplatform.dashboard.labs.schemas;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a reader made of a record.
 *
 * @param fields as the reader has them; empty if it could not read the record
 * @param ignored fields that are in the record and that the reader does not know
 * @param error why it could not read the record, in the words of its library; null if it could
 */
record Seen(List<Field> fields, List<String> ignored, @Nullable String error) {

    /** How a reader came to a field. */
    enum How {
        /** It stands in the record. */
        READ,
        /** It stands in the record as a narrower type. */
        WIDENED,
        /** It stands in the record by another name. */
        RENAMED,
        /** It does not stand in the record: the reader's own default. */
        DEFAULTED
    }

    /**
     * A field of the reader's.
     *
     * @param how where it comes from
     * @param from its name in the record, if that is another
     */
    record Field(String name, JsonNode value, How how, @Nullable String from) {}

    Seen {
        fields = List.copyOf(fields);
        ignored = List.copyOf(ignored);
    }

    static Seen failed(String error) {
        return new Seen(List.of(), List.of(), error);
    }

    boolean isFailed() {
        return error != null;
    }

    boolean hasDefaults() {
        return fields.stream().anyMatch(field -> field.how() == How.DEFAULTED);
    }
}
