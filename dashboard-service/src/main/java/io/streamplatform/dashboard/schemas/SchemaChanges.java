package io.streamplatform.dashboard.schemas;

import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.registry.RecordSchemas;
import io.streamplatform.dashboard.registry.Subjects;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import io.streamplatform.schemas.registry.RegisteredSchema;
import io.streamplatform.schemas.registry.RegistryAwayException;
import io.streamplatform.schemas.registry.RegistryRefusedException;
import io.streamplatform.schemas.registry.SchemaReference;
import io.streamplatform.schemas.registry.SchemaRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Registers and deletes schemas and sets levels; each change is told to the audit log. */
@Component
class SchemaChanges {

    private final RegistryRefusals registry;
    private final SchemaChecks checks;
    private final Versions versions;
    private final Subjects subjects;
    private final RecordSchemas schemas;
    private final AuditLog audit;

    SchemaChanges(
            RegistryRefusals registry,
            SchemaChecks checks,
            Versions versions,
            Subjects subjects,
            RecordSchemas schemas,
            AuditLog audit) {
        this.registry = registry;
        this.checks = checks;
        this.versions = versions;
        this.subjects = subjects;
        this.schemas = schemas;
        this.audit = audit;
    }

    RegisteredVersion register(SubjectName subject, SchemaWish wish) {
        SchemaType type = wish.type();
        String text = wish.text();
        List<SchemaReference> references = wish.uses();
        String name = subject.name();
        try {
            return made(
                    "schema.register",
                    name,
                    null,
                    Map.of("schemaType", type, "schema", text),
                    client -> register(client, name, type, text, references));
        } catch (RegistryRefusedException e) {
            throw new NotTaken(name, e, reasons(subject, wish, e));
        }
    }

    private RegisteredVersion register(
            SchemaRegistry client,
            String subject,
            SchemaType type,
            String text,
            List<SchemaReference> references) {
        boolean isThere =
                !SubjectDetails.there(client, subject).isEmpty()
                        && client.find(subject, type, text, references).isPresent();
        int id = client.register(subject, type, text, references);
        Optional<RegisteredSchema> found = client.find(subject, type, text, references);
        found.ifPresent(each -> schemas.registered(id, client.textOf(each).parse()));
        return new RegisteredVersion(
                subject, found.map(RegisteredSchema::version).orElse(0), id, !isThere);
    }

    /** Why, by the rules: the registry's own words are meant for its log. */
    private @Nullable SchemaCheck reasons(
            SubjectName subject, SchemaWish wish, RegistryRefusedException refusal) {
        return refusal.isIncompatible() || refusal.status() == 422
                ? checks.check(subject, wish)
                : null;
    }

    CompatibilityLevel setLevel(SubjectName subject, CompatibilityLevel level) {
        return changed(
                "schema.set-compatibility",
                subject.name(),
                level,
                client -> {
                    client.setLevel(subject.name(), level);
                    return level;
                });
    }

    CompatibilityLevel removeLevel(SubjectName subject) {
        return changed(
                "schema.remove-compatibility",
                subject.name(),
                null,
                client -> {
                    client.removeLevel(subject.name());
                    return client.globalLevel();
                });
    }

    CompatibilityLevel setGlobalLevel(CompatibilityLevel level) {
        return changed(
                "schema.set-global-compatibility",
                "",
                level,
                client -> {
                    client.setGlobalLevel(level);
                    return level;
                });
    }

    void delete(SubjectName subject, @Nullable Integer version, boolean permanent) {
        List<Integer> _ =
                changed(
                        version == null ? "schema.delete-subject" : "schema.delete-version",
                        subject.name(),
                        Map.of(
                                "version",
                                version == null ? "all" : version,
                                "permanent",
                                permanent),
                        client -> {
                            if (version == null) {
                                return client.deleteSubject(subject.name(), permanent);
                            }
                            client.deleteVersion(subject.name(), version, permanent);
                            return List.of(version);
                        });
    }

    private <T> T changed(
            String action,
            String resource,
            @Nullable Object wanted,
            Function<SchemaRegistry, T> change) {
        try {
            return made(action, resource, null, wanted, change);
        } catch (RegistryRefusedException e) {
            throw RegistryRefusals.of(resource.isEmpty() ? "level" : "subject", resource, e);
        }
    }

    private <T> T made(
            String action,
            String resource,
            @Nullable Object before,
            @Nullable Object wanted,
            Function<SchemaRegistry, T> change) {
        SchemaRegistry client = registry.client();
        try {
            T done = change.apply(client);
            audit.tell(Change.made(action, resource, before, wanted));
            return done;
        } catch (RegistryAwayException e) {
            audit.tell(Change.failed(action, resource, wanted, RegistryRefusals.sentence(e)));
            throw RegistryRefusals.away(e);
        } catch (RegistryRefusedException e) {
            audit.tell(Change.failed(action, resource, wanted, RegistryRefusals.sentence(e)));
            throw e;
        } finally {
            versions.changed(resource);
            subjects.changed(resource);
        }
    }
}
