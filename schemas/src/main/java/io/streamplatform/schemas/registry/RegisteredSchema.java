package io.streamplatform.schemas.registry;

import io.streamplatform.schemas.SchemaType;
import java.util.List;

/**
 * A version of a subject, as the registry has it.
 *
 * @param subject its subject
 * @param version its number in the subject; 1 or more
 * @param id its id, which stands in records; the same text has the same in other subjects
 * @param type its kind
 * @param text the schema
 * @param references what it refers to
 */
public record RegisteredSchema(
        String subject,
        int version,
        int id,
        SchemaType type,
        String text,
        List<SchemaReference> references) {

    public RegisteredSchema {
        references = List.copyOf(references);
    }
}
