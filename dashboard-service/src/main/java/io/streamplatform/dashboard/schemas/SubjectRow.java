package io.streamplatform.dashboard.schemas;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subject in the list. What is not known yet is null.
 *
 * @param subject its name
 * @param type kind of its newest version
 * @param latest number of its newest version
 * @param versions how many it has
 * @param id id of its newest version
 * @param level the level that holds for it
 * @param ownLevel whether that is its own, and not the global one
 * @param topics whose records it describes
 * @param deleted whether it is deleted softly
 */
record SubjectRow(
        String subject,
        @Nullable SchemaType type,
        @Nullable Integer latest,
        @Nullable Integer versions,
        @Nullable Integer id,
        @Nullable CompatibilityLevel level,
        boolean ownLevel,
        List<TopicUse> topics,
        boolean deleted) {

    @JsonIgnore
    @Nullable String firstTopic() {
        return topics.isEmpty() ? null : topics.getFirst().topic();
    }

    /** The kind for people. */
    @JsonIgnore
    public String getTypeTitle() {
        return type == null ? "–" : type.title();
    }
}
