package io.streamplatform.dashboard.schemas;

import io.streamplatform.dashboard.schemas.SchemaCheck.LevelVerdict;
import io.streamplatform.dashboard.schemas.SchemaCheck.RegistryVerdict;
import io.streamplatform.schemas.InvalidSchemaException;
import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.evolution.Evolution;
import io.streamplatform.schemas.evolution.FieldChange;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import io.streamplatform.schemas.registry.RegisteredSchema;
import io.streamplatform.schemas.registry.RegistryRefusedException;
import io.streamplatform.schemas.registry.SchemaReference;
import io.streamplatform.schemas.registry.SchemaRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what a schema would do as a subject's next version, by the rules and by the registry. */
@Component
class SchemaChecks {

    private final RegistryRefusals registry;
    private final SubjectDetails details;
    private final Versions versions;

    SchemaChecks(RegistryRefusals registry, SubjectDetails details, Versions versions) {
        this.registry = registry;
        this.details = details;
        this.versions = versions;
    }

    /** Nothing is registered. */
    SchemaCheck check(SubjectName subject, SchemaWish wish) {
        SchemaType type = wish.type();
        String text = wish.text();
        List<SchemaReference> references = wish.uses();
        return registry.asked(
                "schema", null, client -> check(client, subject.name(), type, text, references));
    }

    private SchemaCheck check(
            SchemaRegistry client,
            String subject,
            SchemaType type,
            String text,
            List<SchemaReference> references) {
        List<Integer> there = SubjectDetails.there(client, subject);
        CompatibilityLevel global = client.globalLevel();
        CompatibilityLevel level =
                there.isEmpty() ? global : client.ownLevel(subject).orElse(global);
        RecordSchema next;
        try {
            next = parsed(client, subject, type, text, references);
        } catch (InvalidSchemaException e) {
            return new SchemaCheck(
                    subject,
                    there.isEmpty(),
                    RegistryRefusals.sentence(e),
                    null,
                    level,
                    List.of(),
                    new RegistryVerdict(null, null),
                    null,
                    List.of(),
                    null,
                    List.of());
        }
        List<Evolution.Version> before = before(client, subject, there);
        Evolution evolution = Evolution.of(next, before);
        RegistryVerdict verdict = verdict(client, subject, type, text, references, there);
        return new SchemaCheck(
                subject,
                there.isEmpty(),
                null,
                same(client, subject, type, text, references, there),
                level,
                evolution.verdicts().stream()
                        .map(each ->
                                new LevelVerdict(
                                        each.level(),
                                        each.level().meaning(),
                                        each.isTaken(),
                                        each.objections()))
                        .toList(),
                verdict,
                difference(evolution.at(level), verdict),
                evolution.hazards(),
                before.isEmpty() ? null : before.getFirst().number(),
                before.isEmpty()
                        ? List.of()
                        : FieldChange.between(before.getFirst().schema(), next));
    }

    /** Understands a text, with what it refers to. */
    private static RecordSchema parsed(
            SchemaRegistry client,
            String subject,
            SchemaType type,
            String text,
            List<SchemaReference> references) {
        return client.textOf(new RegisteredSchema(subject, 0, 0, type, text, references)).parse();
    }

    private List<Evolution.Version> before(
            SchemaRegistry client, String subject, List<Integer> there) {
        List<Integer> newest = there.reversed().stream().limit(Versions.MOST).toList();
        return versions.all(client, subject, newest).stream()
                .map(each -> new Evolution.Version(each.version(), details.understood(each)))
                .toList();
    }

    private static RegistryVerdict verdict(
            SchemaRegistry client,
            String subject,
            SchemaType type,
            String text,
            List<SchemaReference> references,
            List<Integer> there) {
        if (there.isEmpty()) {
            return new RegistryVerdict(null, null);
        }
        try {
            return new RegistryVerdict(client.isCompatible(subject, type, text, references), null);
        } catch (RegistryRefusedException e) {
            return new RegistryVerdict(false, RegistryRefusals.sentence(e));
        }
    }

    private static @Nullable Integer same(
            SchemaRegistry client,
            String subject,
            SchemaType type,
            String text,
            List<SchemaReference> references,
            List<Integer> there) {
        if (there.isEmpty()) {
            return null;
        }
        try {
            return client.find(subject, type, text, references)
                    .map(RegisteredSchema::version)
                    .orElse(null);
        } catch (RegistryRefusedException e) {
            return null; // its verdict says why
        }
    }

    private static @Nullable String difference(Evolution.Verdict rules, RegistryVerdict registry) {
        Boolean taken = registry.taken();
        if (taken == null || taken == rules.isTaken()) {
            return null;
        }
        return taken
                ? "The registry takes it at %s, although by the rules that readers follow it breaks what is told here: it checks less."
                        .formatted(rules.level())
                : "The registry refuses it at %s, although by the rules that readers follow nothing breaks: it is stricter, and has the last word."
                        .formatted(rules.level());
    }
}
