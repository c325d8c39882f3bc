package io.streamplatform.dashboard.registry;

import io.streamplatform.schemas.RecordSchema;
import tools.jackson.databind.JsonNode;

/** What a schema makes of a key or a value that names it by its id. */
public sealed interface Reading {

    /** Its id. */
    int id();

    /**
     * It could be read.
     *
     * @param value what it says
     */
    record Read(int id, RecordSchema schema, JsonNode value) implements Reading {}

    /**
     * It could not be read.
     *
     * @param why in a sentence
     */
    record Unread(int id, String why) implements Reading {}
}
