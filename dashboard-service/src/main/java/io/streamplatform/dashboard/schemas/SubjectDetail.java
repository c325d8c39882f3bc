package io.streamplatform.dashboard.schemas;

import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subject.
 *
 * @param subject its name
 * @param registry the registry that it is of
 * @param level the level that holds for it; null while it is not known
 * @param ownLevel whether that is another than the global one
 * @param topics whose records it describes
 * @param deleted whether all of it is deleted softly
 * @param versions the newest first
 * @param more versions that are older than those
 */
record SubjectDetail(
        String subject,
        RegistryState registry,
        @Nullable CompatibilityLevel level,
        boolean ownLevel,
        List<TopicUse> topics,
        boolean deleted,
        List<VersionRow> versions,
        int more) {

    /** The newest version that is not deleted, else the newest of all. */
    int newest() {
        return versions.stream()
                .filter(each -> !each.deleted())
                .findFirst()
                .orElse(versions.getFirst())
                .version();
    }
}
