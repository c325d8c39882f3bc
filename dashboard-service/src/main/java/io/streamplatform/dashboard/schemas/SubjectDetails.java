package io.streamplatform.dashboard.schemas;

import io.streamplatform.dashboard.registry.RecordSchemas;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.evolution.FieldChange;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import io.streamplatform.schemas.registry.RegisteredSchema;
import io.streamplatform.schemas.registry.RegistryRefusedException;
import io.streamplatform.schemas.registry.SchemaRegistry;
import io.streamplatform.schemas.registry.SchemaUnavailableException;
import io.streamplatform.schemas.registry.SubjectVersion;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Subjects, versions and what is between two of them, asked of the registry for a viewer. */
@Component
class SubjectDetails {

    private static final int MOST_REFERRING = 20;

    private final RegistryRefusals registry;
    private final SubjectCatalogue catalogue;
    private final SubjectTopics topics;
    private final Versions versions;
    private final RecordSchemas schemas;

    SubjectDetails(
            RegistryRefusals registry,
            SubjectCatalogue catalogue,
            SubjectTopics topics,
            Versions versions,
            RecordSchemas schemas) {
        this.registry = registry;
        this.catalogue = catalogue;
        this.topics = topics;
        this.versions = versions;
        this.schemas = schemas;
    }

    SubjectDetail subject(SubjectName subject) {
        return registry.asked("subject", subject.name(), client -> subject(client, subject));
    }

    private SubjectDetail subject(SchemaRegistry client, SubjectName subject) {
        String name = subject.name();
        List<Integer> all = withDeleted(client, subject);
        if (all.isEmpty()) {
            throw subject.notFound();
        }
        List<Integer> there = there(client, name);
        RegistryState state = catalogue.state();
        CompatibilityLevel level =
                there.isEmpty() ? state.level() : client.ownLevel(name).orElse(state.level());
        List<VersionRow> rows = rows(client, name, newest(all), there);
        return new SubjectDetail(
                name,
                state,
                level,
                level != null && level != state.level(),
                topics.of(name),
                there.isEmpty(),
                rows,
                all.size() - rows.size());
    }

    private List<VersionRow> rows(
            SchemaRegistry client, String subject, List<Integer> numbers, List<Integer> there) {
        List<RegisteredSchema> told =
                there.isEmpty()
                        ? versions.told(client, subject, numbers)
                        : versions.all(client, subject, numbers);
        if (told.isEmpty()) {
            return numbers.stream().map(each -> new VersionRow(each, null, null, true)).toList();
        }
        return told.stream()
                .map(each ->
                        new VersionRow(
                                each.version(),
                                each.id(),
                                each.type(),
                                !there.contains(each.version())))
                .toList();
    }

    private static List<Integer> withDeleted(SchemaRegistry client, SubjectName subject) {
        try {
            return client.versionsWithDeleted(subject.name());
        } catch (RegistryRefusedException e) {
            if (e.isNotFound()) {
                throw subject.notFound();
            }
            throw e;
        }
    }

    /** The numbers of versions that are not deleted; none if there is no such subject. */
    static List<Integer> there(SchemaRegistry client, String subject) {
        try {
            return client.versions(subject);
        } catch (RegistryRefusedException e) {
            if (e.isNotFound()) {
                return List.of();
            }
            throw e;
        }
    }

    private static List<Integer> newest(List<Integer> versions) {
        return versions.reversed().stream().limit(Versions.MOST).toList();
    }

    VersionDetail version(SubjectName subject, int version) {
        return registry.asked(
                "version",
                Integer.toString(version),
                client -> {
                    RegisteredSchema registered = versions.of(client, subject.name(), version);
                    List<SubjectVersion> referring =
                            client.referencedBy(subject.name(), version).stream()
                                    .limit(MOST_REFERRING)
                                    .flatMap(id -> client.usesOf(id).stream())
                                    .distinct()
                                    .toList();
                    return detail(registered, referring);
                });
    }

    private VersionDetail detail(RegisteredSchema registered, List<SubjectVersion> referring) {
        try {
            RecordSchema schema = schemas.get(registered.id());
            return new VersionDetail(
                    registered.subject(),
                    registered.version(),
                    registered.id(),
                    registered.type(),
                    schema.name(),
                    registered.text(),
                    schema.formatted(),
                    schema.fields(),
                    schema.example(),
                    registered.references(),
                    referring,
                    null);
        } catch (SchemaUnavailableException e) {
            return new VersionDetail(
                    registered.subject(),
                    registered.version(),
                    registered.id(),
                    registered.type(),
                    null,
                    registered.text(),
                    registered.text(),
                    List.of(),
                    null,
                    registered.references(),
                    referring,
                    RegistryRefusals.sentence(e));
        }
    }

    SchemaDiff diff(SubjectName subject, int from, int to) {
        return registry.asked(
                "version",
                from + ", " + to,
                client -> {
                    RegisteredSchema before = versions.of(client, subject.name(), from);
                    RegisteredSchema after = versions.of(client, subject.name(), to);
                    RecordSchema old = understood(before);
                    RecordSchema now = understood(after);
                    return new SchemaDiff(
                            subject.name(),
                            new SchemaDiff.Side(from, before.id(), old.formatted()),
                            new SchemaDiff.Side(to, after.id(), now.formatted()),
                            FieldChange.between(old, now));
                });
    }

    /** The schema of a version that has to be understood. */
    RecordSchema understood(RegisteredSchema registered) {
        try {
            return schemas.get(registered.id());
        } catch (SchemaUnavailableException e) {
            throw new Refused(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Not understood",
                    "version",
                    Integer.toString(registered.version()),
                    RegistryRefusals.sentence(e));
        }
    }
}
