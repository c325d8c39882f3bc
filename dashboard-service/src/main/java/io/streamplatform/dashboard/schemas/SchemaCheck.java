package io.streamplatform.dashboard.schemas;

import io.streamplatform.schemas.Incompatibility;
import io.streamplatform.schemas.evolution.Evolution.Objection;
import io.streamplatform.schemas.evolution.FieldChange;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a schema would do as the next version of a subject.
 *
 * @param subject the subject
 * @param isNew whether it would be the subject's first version
 * @param problem why it is no schema; null if it is one
 * @param registeredAs number of the version that is the same already; null if none is
 * @param level the level that holds for the subject
 * @param levels what each level says, the least strict first
 * @param registry what the registry itself says at the level that holds
 * @param differs in a sentence, if the registry says something else than the rules do; null if not
 * @param hazards what is unwise although every reader understands every writer
 * @param after number of the version that {@code changes} are since; null if there is none
 * @param changes since the newest version, field by field
 */
record SchemaCheck(
        String subject,
        boolean isNew,
        @Nullable String problem,
        @Nullable Integer registeredAs,
        @Nullable CompatibilityLevel level,
        List<LevelVerdict> levels,
        RegistryVerdict registry,
        @Nullable String differs,
        List<Incompatibility> hazards,
        @Nullable Integer after,
        List<FieldChange> changes) {

    /**
     * What a level says.
     *
     * @param level the level
     * @param meaning what it promises
     * @param taken whether it takes the schema
     * @param objections why it does not
     */
    record LevelVerdict(
            CompatibilityLevel level, String meaning, boolean taken, List<Objection> objections) {}

    /**
     * What the registry says.
     *
     * @param taken whether it takes the schema; null if it did not say
     * @param words what it said, if it said more than yes or no
     */
    record RegistryVerdict(@Nullable Boolean taken, @Nullable String words) {}
}
