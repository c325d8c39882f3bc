package io.streamplatform.dashboard.registry;

import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import org.jspecify.annotations.Nullable;

/**
 * A subject as it was when it was last read. What was not read yet is null.
 *
 * @param name its name
 * @param type kind of its newest version
 * @param versions how many it has
 * @param latest number of its newest version
 * @param id id of its newest version
 * @param own its own level; null if it is the global one, or not known yet
 * @param readNanos when it was read, by {@link System#nanoTime}
 */
public record KnownSubject(
        String name,
        @Nullable SchemaType type,
        @Nullable Integer versions,
        @Nullable Integer latest,
        @Nullable Integer id,
        @Nullable CompatibilityLevel own,
        long readNanos) {

    /** One of which nothing but its name is known. */
    static KnownSubject named(String name) {
        return new KnownSubject(name, null, null, null, null, null, Long.MIN_VALUE);
    }

    /** Whether more than its name is known. */
    public boolean isRead() {
        return latest != null;
    }
}
