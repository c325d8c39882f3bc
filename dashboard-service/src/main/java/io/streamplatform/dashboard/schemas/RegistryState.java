package io.streamplatform.dashboard.schemas;

import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The registry as it is known.
 *
 * @param set whether one is set
 * @param url where a client connects; empty if none is set
 * @param level the level of subjects that have none of their own; null while it is not known
 * @param at when it answered last; null if it never did
 * @param error why it did not answer just now; null if it did
 */
record RegistryState(
        boolean set,
        String url,
        @Nullable CompatibilityLevel level,
        @Nullable Instant at,
        @Nullable String error) {}
