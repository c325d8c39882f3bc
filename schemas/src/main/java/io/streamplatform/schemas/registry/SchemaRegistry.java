package io.streamplatform.schemas.registry;

import static io.streamplatform.schemas.registry.RegistryApi.segment;
import static io.streamplatform.schemas.registry.RegistryJson.body;
import static io.streamplatform.schemas.registry.RegistryJson.level;
import static io.streamplatform.schemas.registry.RegistryJson.levelBody;
import static io.streamplatform.schemas.registry.RegistryJson.names;
import static io.streamplatform.schemas.registry.RegistryJson.numbers;
import static io.streamplatform.schemas.registry.RegistryJson.references;
import static io.streamplatform.schemas.registry.RegistryJson.registered;
import static io.streamplatform.schemas.registry.RegistryJson.type;

import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A schema registry, by the REST API that <a
 * href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">Confluent
 * documents</a> and others speak too. Every call waits for its answer, for a bounded time.
 *
 * <p>All methods throw {@link RegistryAwayException} if there is no answer, and {@link
 * RegistryRefusedException} if the answer is no. Safe for use by many threads.
 */
public final class SchemaRegistry {
    /** References that are followed from one schema, to those that they have themselves. */
    private static final int MOST_REFERENCES = 100;

    private final RegistryAddress address;
    private final RegistryApi api;

    public SchemaRegistry(RegistryAddress address) {
        this.address = address;
        this.api = new RegistryApi(address);
    }

    /** Where it is. */
    public RegistryAddress address() {
        return address;
    }

    /** The subjects in their order; deleted ones are left out. */
    public List<String> subjects() {
        return names(api.get("/subjects"));
    }

    /** The subjects that are deleted, and can still be deleted for good. */
    public List<String> deletedSubjects() {
        List<String> there = subjects();
        return names(api.get("/subjects?deleted=true")).stream()
                .filter(each -> !there.contains(each))
                .toList();
    }

    /** The numbers of a subject's versions, oldest first. */
    public List<Integer> versions(String subject) {
        return numbers(api.get("/subjects/%s/versions".formatted(segment(subject))));
    }

    /** The numbers of all versions of a subject, of those too that are deleted softly. */
    public List<Integer> versionsWithDeleted(String subject) {
        return numbers(api.get("/subjects/%s/versions?deleted=true".formatted(segment(subject))));
    }

    /** A version of a subject, also if it is deleted softly. */
    public RegisteredSchema versionOrDeleted(String subject, int version) {
        return registered(
                api.get(
                        "/subjects/%s/versions/%d?deleted=true"
                                .formatted(segment(subject), version)));
    }

    /** A version of a subject. */
    public RegisteredSchema version(String subject, int version) {
        return registered(api.get("/subjects/%s/versions/%d".formatted(segment(subject), version)));
    }

    /** The newest version of a subject; empty if there is no such subject. */
    public Optional<RegisteredSchema> latest(String subject) {
        try {
            return Optional.of(
                    registered(
                            api.get("/subjects/%s/versions/latest".formatted(segment(subject)))));
        } catch (RegistryRefusedException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The schema of an id, with all that it refers to. */
    public SchemaText byId(int id) {
        JsonNode answer = api.get("/schemas/ids/" + id);
        return new SchemaText(
                type(answer), answer.path("schema").asString(""), texts(references(answer)));
    }

    /** Where the schema of an id is registered. */
    public List<SubjectVersion> usesOf(int id) {
        return api.get("/schemas/ids/%d/versions".formatted(id))
                .valueStream()
                .map(each ->
                        new SubjectVersion(
                                each.path("subject").asString(""), each.path("version").asInt(0)))
                .toList();
    }

    /** The schema of a version, with all that it refers to. */
    public SchemaText textOf(RegisteredSchema schema) {
        return new SchemaText(schema.type(), schema.text(), texts(schema.references()));
    }

    /**
     * Registers a version of a subject, or finds the one that is the same.
     *
     * @return its id
     */
    public int register(
            String subject, SchemaType type, String text, List<SchemaReference> references) {
        return api.send(
                        "POST",
                        "/subjects/%s/versions".formatted(segment(subject)),
                        body(type, text, references))
                .path("id")
                .asInt(0);
    }

    /** Finds a subject's version by its text; empty if it is not registered there. */
    public Optional<RegisteredSchema> find(
            String subject, SchemaType type, String text, List<SchemaReference> references) {
        try {
            JsonNode found =
                    api.send("POST", "/subjects/" + segment(subject), body(type, text, references));
            return Optional.of(registered(found));
        } catch (RegistryRefusedException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Whether the registry would take a schema as the subject's next version, at the level that
     * holds for it. Anything may be the first version.
     */
    public boolean isCompatible(
            String subject, SchemaType type, String text, List<SchemaReference> references) {
        CompatibilityLevel level = ownLevel(subject).orElseGet(this::globalLevel);
        // Asked about all versions, Apicurio compares with each of them, whatever the level; asked
        // about the latest, every registry compares with that alone.
        String asked = level.isTransitive() ? "/versions" : "/versions/latest";
        try {
            return api.send(
                            "POST",
                            "/compatibility/subjects/" + segment(subject) + asked,
                            body(type, text, references))
                    .path("is_compatible")
                    .asBoolean(false);
        } catch (RegistryRefusedException e) {
            if (e.isNotFound()) {
                return true;
            }
            throw e;
        }
    }

    /** The level that holds for subjects that have none of their own. */
    public CompatibilityLevel globalLevel() {
        return level(api.get("/config"));
    }

    /**
     * A subject's own level; empty if the global one holds. One that is the same as the global one
     * counts as that: not every registry tells them apart.
     */
    public Optional<CompatibilityLevel> ownLevel(String subject) {
        return levelInForce(subject).filter(level -> level != globalLevel());
    }

    /** What the registry answers for a subject; empty if it says that it has no own level. */
    private Optional<CompatibilityLevel> levelInForce(String subject) {
        try {
            return Optional.of(level(api.get("/config/" + segment(subject))));
        } catch (RegistryRefusedException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Sets the level of all subjects that have none of their own. */
    public void setGlobalLevel(CompatibilityLevel level) {
        api.send("PUT", "/config", levelBody(level));
    }

    /** Sets a subject's own level. */
    public void setLevel(String subject, CompatibilityLevel level) {
        api.send("PUT", "/config/" + segment(subject), levelBody(level));
    }

    /** Lets the global level hold for a subject again. */
    public void removeLevel(String subject) {
        api.send("DELETE", "/config/" + segment(subject), null);
        // Apicurio 3.3 deletes every level but this one.
        if (levelInForce(subject).equals(Optional.of(CompatibilityLevel.NONE))) {
            setLevel(subject, CompatibilityLevel.BACKWARD);
            api.send("DELETE", "/config/" + segment(subject), null);
        }
    }

    /**
     * Deletes a subject with all its versions. Softly at first: records can still be read by their
     * ids; for good only what was softly deleted before.
     *
     * @return numbers of the versions that are gone
     */
    public List<Integer> deleteSubject(String subject, boolean permanent) {
        return numbers(
                api.send(
                        "DELETE",
                        "/subjects/%s?permanent=%s".formatted(segment(subject), permanent),
                        null));
    }

    /** Deletes one version, softly or for good as {@link #deleteSubject} does. */
    public void deleteVersion(String subject, int version, boolean permanent) {
        api.send(
                "DELETE",
                "/subjects/%s/versions/%d?permanent=%s"
                        .formatted(segment(subject), version, permanent),
                null);
    }

    /** Ids of the schemas that refer to a version. */
    public List<Integer> referencedBy(String subject, int version) {
        return numbers(
                api.get(
                        "/subjects/%s/versions/%d/referencedby"
                                .formatted(segment(subject), version)));
    }

    /** Those that a schema uses, each after those that it uses itself. */
    private List<SchemaText.Named> texts(List<SchemaReference> references) {
        Map<String, SchemaText.Named> found = new LinkedHashMap<>();
        references.forEach(reference -> collect(reference, found));
        return List.copyOf(found.values());
    }

    private void collect(SchemaReference reference, Map<String, SchemaText.Named> found) {
        if (found.containsKey(reference.name()) || found.size() >= MOST_REFERENCES) {
            return;
        }
        RegisteredSchema used = version(reference.subject(), reference.version());
        used.references().forEach(inner -> collect(inner, found));
        found.put(reference.name(), new SchemaText.Named(reference.name(), used.text()));
    }
}
