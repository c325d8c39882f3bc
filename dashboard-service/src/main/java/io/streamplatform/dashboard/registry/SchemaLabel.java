package io.streamplatform.dashboard.registry;

import org.jspecify.annotations.Nullable;

/**
 * The schema that a key or a value was written by.
 *
 * @param id its id, as it stands in the record
 * @param type the schema's kind for people, e.g. {@code Avro}
 * @param name what it describes, without the name space
 * @param subject where it is registered: the topic's own subject if it is there; null if it is
 *     registered nowhere any more, or that is not known yet
 * @param version its number in that subject; null as the subject is
 */
public record SchemaLabel(
        int id, String type, String name, @Nullable String subject, @Nullable Integer version) {

    /** In a few words, e.g. {@code Avro UserEvent v3 (id 12)}. */
    public String words() {
        return version == null
                ? "%s %s (id %d)".formatted(type, name, id)
                : "%s %s v%d (id %d)".formatted(type, name, version, id);
    }
}
