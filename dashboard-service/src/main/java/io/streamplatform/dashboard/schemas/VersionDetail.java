package io.streamplatform.dashboard.schemas;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
 * @param id its id, which stands in records; null if the registry does not tell it of what is
 *     deleted
 * @param schemaType its kind; null as the id is
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
        @Nullable Integer id,
        @Nullable SchemaType schemaType,
        @Nullable String name,
        String schema,
        String formatted,
        List<SchemaField> fields,
        @Nullable JsonNode example,
        List<SchemaReference> references,
        List<SubjectVersion> referencedBy,
        @Nullable String problem) {

    /** A version of which the registry tells its number alone. */
    static VersionDetail untold(String subject, int version) {
        return new VersionDetail(
                subject,
                version,
                null,
                null,
                null,
                "",
                "",
                List.of(),
                null,
                List.of(),
                List.of(),
                "The registry does not tell what a deleted subject held. Records that name its ids"
                        + " can still be read; it can be registered again, or deleted for good.");
    }

    /** The kind for people. */
    @JsonIgnore
    public String getTypeTitle() {
        return schemaType == null ? "unknown" : schemaType.title();
    }
}
