package io.streamplatform.starter.publishing;

import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.WireFormat;
import tools.jackson.databind.JsonNode;

/**
 * Writes values of one topic by a schema that is registered.
 *
 * @param place where the registry has it
 * @param schema the schema
 */
record SchemaWriter(PublishedSchema place, RecordSchema schema) {

    byte[] write(JsonNode value) {
        return WireFormat.frame(place.id(), schema.encode(value));
    }
}
