package io.streamplatform.schemas;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A schema that was understood. It writes values that are given as JSON, and reads them back as
 * JSON, so that a value has one shape for people and programs, whatever its schema's kind:
 *
 * <ul>
 *   <li>whole numbers and decimals exact, of any length
 *   <li>bytes as base64
 *   <li>points in time as RFC 3339 text in UTC, days as {@code 2026-11-30}
 *   <li>numbers that JSON has not as the texts {@code NaN}, {@code Infinity} and {@code -Infinity}
 * </ul>
 *
 * <p>Safe for use by many threads.
 */
public interface RecordSchema {

    /** Its kind. */
    SchemaType type();

    /** The name of what it describes, e.g. {@code io.streamplatform.events.UserEvent}. */
    String name();

    /** The schema itself, as it was given. */
    String text();

    /** The schema laid out for people. */
    String formatted();

    /**
     * Its fields, nested ones too, in the order in which they stand in it.
     *
     * @see SchemaField#path()
     */
    List<SchemaField> fields();

    /** A value that fits, to start from. */
    JsonNode example();

    /**
     * Writes a value, without the header that a registry's clients put in front.
     *
     * @throws MisfitException if the value does not fit the schema
     */
    byte[] encode(JsonNode value);

    /**
     * Reads a value.
     *
     * @param bytes a record's value
     * @param offset where the written value begins, after the wire format's header
     * @throws UndecodableException if it was not written by this schema, or is damaged
     */
    JsonNode decode(byte[] bytes, int offset);

    /**
     * What keeps a reader that has this schema from understanding what was written by another.
     * Empty if it can.
     *
     * @param writer schema that values were written by
     */
    List<Incompatibility> problemsReading(RecordSchema writer);

    /**
     * What is unwise in this schema as the next version after another, although every reader
     * understands every writer: a field's number that is free to be used again, say. A registry may
     * refuse it.
     *
     * @param before the version before
     */
    default List<Incompatibility> hazardsAfter(RecordSchema before) {
        return List.of();
    }
}
