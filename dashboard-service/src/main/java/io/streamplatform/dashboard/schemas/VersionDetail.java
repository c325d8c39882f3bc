package io.streamplatform.dashboard.schemas;

import io.streamplatform.schemas.SchemaField;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.registry.SchemaReference;
import io.streamplatform.schemas.registry.SubjectVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A version of a subject.
 *
 * @param subject its subject
 * @param version its number
 * @param id its id, which stands in records
 * @param schemaType its kind
 * @param name what it describes; null if it was not understood
 * @param schema its text, as it was registered
 * @param formatted its text laid out for people
 * @param fields its fields, nested ones too; none if it was not understood
 * @param example a value that fits; null if it was not understood
 * @param references what it refers to
 * @param referencedBy versions that refer to it
 * @param problem why it was not understood; null if it was
 */
record VersionDetail(
        String subject,
        int version,
        int id,
        SchemaType schemaType,
        @Nullable String name,
        String schema,
        String formatted,
        List<SchemaField> fields,
        @Nullable JsonNode example,
        List<SchemaReference> references,
        List<SubjectVersion> referencedBy,
        @Nullable String problem) {}
