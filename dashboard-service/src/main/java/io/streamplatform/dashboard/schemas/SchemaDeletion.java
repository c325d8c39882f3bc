package io.streamplatform.dashboard.schemas;

import io.streamplatform.schemas.registry.SubjectVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is gone with a subject or a version, or would be.
 *
 * @param subject the subject
 * @param version the version; null for all of the subject
 * @param versions numbers of those that go
 * @param permanent whether for good
 * @param dryRun whether nothing was deleted
 * @param records topics whose newest records name one of them
 * @param referencedBy versions that refer to one of them; the registry refuses while there are some
 * @param meaning what that means, in a sentence
 */
record SchemaDeletion(
        String subject,
        @Nullable Integer version,
        List<Integer> versions,
        boolean permanent,
        boolean dryRun,
        List<RecentUse> records,
        List<SubjectVersion> referencedBy,
        String meaning) {

    /**
     * Records of a topic.
     *
     * @param topic the topic
     * @param isKey whether their keys name it
     * @param records so many of the newest ones
     * @param looked so many were looked at
     */
    record RecentUse(String topic, boolean isKey, long records, long looked) {}
}
