package io.streamplatform.dashboard.produce;

import org.jspecify.annotations.Nullable;

/**
 * The schema that a key or a value is written by, with the format {@code schema}.
 *
 * @param subject where it is registered; null for the topic's own, {@code <topic>-key} or {@code
 *     <topic>-value}
 * @param version its number there; null for the newest
 */
record SchemaChoice(@Nullable String subject, @Nullable Integer version) {

    /** The newest version of the topic's own subject. */
    static final SchemaChoice OF_THE_TOPIC = new SchemaChoice(null, null);
}
