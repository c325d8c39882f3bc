package io.streamplatform.dashboard.schemas;

import io.streamplatform.dashboard.schemas.SchemaDeletion.RecentUse;
import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.schemas.registry.RegisteredSchema;
import io.streamplatform.schemas.registry.SchemaRegistry;
import io.streamplatform.schemas.registry.SubjectVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what depends on a subject or a version before it is deleted, and deletes it. */
@Component
class SchemaDeletions {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RegistryRefusals registry;
    private final Versions versions;
    private final SubjectTopics topics;
    private final RecordCounts counts;
    private final SchemaChanges changes;

    SchemaDeletions(
            RegistryRefusals registry,
            Versions versions,
            SubjectTopics topics,
            RecordCounts counts,
            SchemaChanges changes) {
        this.registry = registry;
        this.versions = versions;
        this.topics = topics;
        this.counts = counts;
        this.changes = changes;
    }

    /** Nothing is deleted. */
    SchemaDeletion look(SubjectName subject, @Nullable Integer version, boolean permanent) {
        return registry.asked(
                "subject",
                subject.name(),
                client -> found(client, subject, version, permanent, true));
    }

    SchemaDeletion delete(SubjectName subject, @Nullable Integer version, boolean permanent) {
        SchemaDeletion before =
                registry.asked(
                        "subject",
                        subject.name(),
                        client -> found(client, subject, version, permanent, false));
        if (!before.referencedBy().isEmpty()) {
            SubjectVersion first = before.referencedBy().getFirst();
            throw Refused.conflict(
                    "Referred to",
                    "subject",
                    subject.name(),
                    "%s version %d refers to it; delete that first."
                            .formatted(first.subject(), first.version()));
        }
        changes.delete(subject, version, permanent);
        return before;
    }

    private SchemaDeletion found(
            SchemaRegistry client,
            SubjectName subject,
            @Nullable Integer version,
            boolean permanent,
            boolean isDryRun) {
        String name = subject.name();
        List<Integer> all = client.versionsWithDeleted(name);
        List<Integer> there = SubjectDetails.there(client, name);
        if (version != null && !all.contains(version)) {
            throw new NotFound(
                    "version", Integer.toString(version), "%s has %s.".formatted(name, all));
        }
        List<Integer> going = version != null ? List.of(version) : permanent ? all : there;
        requireState(name, going, there, permanent);
        List<RegisteredSchema> schemas =
                versions.told(
                        client, name, going.reversed().stream().limit(Versions.MOST).toList());
        Set<Integer> ids = schemas.stream().map(RegisteredSchema::id).collect(Collectors.toSet());
        return new SchemaDeletion(
                name,
                version,
                going,
                permanent,
                isDryRun,
                isDryRun ? recent(name, ids) : List.of(),
                referring(client, name, going, there),
                permanent
                        ? "It is gone for good: records that name its id cannot be decoded any"
                                + " more, by anybody."
                        : "Records that name its id can still be decoded; producers cannot use it"
                                + " any more, and it does not count for compatibility.");
    }

    /** What is to go for good has to be deleted softly first, and the other way round. */
    private static void requireState(
            String subject, List<Integer> going, List<Integer> there, boolean permanent) {
        List<Integer> alive = going.stream().filter(there::contains).toList();
        if (permanent && !alive.isEmpty()) {
            throw Refused.conflict(
                    "Not deleted yet",
                    "permanent",
                    "true",
                    "version %s of %s is still there; delete it softly first."
                            .formatted(alive, subject));
        }
        if (!permanent && (going.isEmpty() || alive.size() < going.size())) {
            throw Refused.conflict(
                    "Deleted already",
                    "subject",
                    subject,
                    "it is deleted softly; give permanent=true to delete it for good.");
        }
    }

    private List<RecentUse> recent(String subject, Set<Integer> ids) {
        List<RecentUse> uses = new ArrayList<>();
        for (TopicUse use : topics.of(subject)) {
            TopicCounts counted = counts.settled(use.topic(), PATIENCE);
            long records =
                    (use.isKey() ? counted.keys() : counted.values())
                            .stream()
                                    .filter(each -> each.id() != null && ids.contains(each.id()))
                                    .mapToLong(each -> each.newest() + each.live())
                                    .sum();
            uses.add(
                    new RecentUse(
                            use.topic(), use.isKey(), records, counted.looked() + counted.live()));
        }
        return uses;
    }

    private static List<SubjectVersion> referring(
            SchemaRegistry client, String subject, List<Integer> going, List<Integer> there) {
        return going.stream()
                .filter(there::contains)
                .flatMap(each -> client.referencedBy(subject, each).stream())
                .distinct()
                .flatMap(id -> client.usesOf(id).stream())
                .filter(each -> !each.subject().equals(subject))
                .distinct()
                .toList();
    }
}
