package io.streamplatform.dashboard.schemas;

import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.registry.SchemaReference;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schema that is to be checked or registered, as Confluent's REST API has it.
 *
 * @param schemaType {@code AVRO}, which is the default, {@code PROTOBUF} or {@code JSON}
 * @param schema its text
 * @param references what it refers to; null for nothing
 */
record SchemaWish(
        @Nullable String schemaType,
        @Nullable String schema,
        @Nullable List<@Nullable Reference> references) {

    private static final int LONGEST = 1_000_000;
    private static final int MOST_REFERENCES = 100;

    /**
     * A reference.
     *
     * @param name as it is referred to in the text
     * @param subject where it is registered
     * @param version its number there
     */
    record Reference(@Nullable String name, @Nullable String subject, @Nullable Integer version) {}

    SchemaType type() {
        return SchemaType.named(schemaType == null ? SchemaType.AVRO.name() : schemaType)
                .orElseThrow(() ->
                        new BadParameter(
                                "schemaType",
                                schemaType,
                                "give one of %s.".formatted(Arrays.toString(SchemaType.values()))));
    }

    String text() {
        if (schema == null || schema.isBlank()) {
            throw new BadParameter("schema", null, "give the schema's text.");
        }
        if (schema.length() > LONGEST) {
            throw new BadParameter(
                    "schema",
                    null,
                    "give at most %,d characters; it has %,d.".formatted(LONGEST, schema.length()));
        }
        return schema;
    }

    List<SchemaReference> uses() {
        if (references == null) {
            return List.of();
        }
        if (references.size() > MOST_REFERENCES) {
            throw new BadParameter(
                    "references",
                    references.size() + " references",
                    "give at most " + MOST_REFERENCES + ".");
        }
        return references.stream().map(SchemaWish::use).toList();
    }

    private static SchemaReference use(@Nullable Reference each) {
        if (each == null
                || each.name() == null
                || each.subject() == null
                || each.version() == null) {
            throw new BadParameter(
                    "references", null, "give each a name, a subject and a version.");
        }
        return new SchemaReference(each.name(), each.subject(), each.version());
    }
}
