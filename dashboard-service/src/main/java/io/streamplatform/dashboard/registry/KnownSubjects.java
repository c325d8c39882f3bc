package io.streamplatform.dashboard.registry;

import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the registry has, as it was last told.
 *
 * @param subjects by name; empty before the first answer
 * @param global the level of subjects that have none of their own; null before the first answer
 * @param at when the list was told; null before the first answer
 * @param error why the newest question was not answered; null when it was
 */
public record KnownSubjects(
        List<KnownSubject> subjects,
        @Nullable CompatibilityLevel global,
        @Nullable Instant at,
        @Nullable String error) {

    static final KnownSubjects NONE = new KnownSubjects(List.of(), null, null, null);

    /** The one of a name. */
    public Optional<KnownSubject> named(String name) {
        return subjects.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
