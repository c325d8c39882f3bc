package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.registry.Registry;
import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.dashboard.web.Unavailable;
import io.streamplatform.schemas.InvalidSchemaException;
import io.streamplatform.schemas.registry.RegisteredSchema;
import io.streamplatform.schemas.registry.RegistryAwayException;
import io.streamplatform.schemas.registry.RegistryRefusedException;
import io.streamplatform.schemas.registry.SchemaRegistry;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds the schemas that keys and values are to be written by. */
@Component
class SchemaWriters {

    private final Registry registry;

    SchemaWriters(Registry registry) {
        this.registry = registry;
    }

    /**
     * The writer of a schema.
     *
     * @param own the topic's own subject, of its keys or values
     * @param field of the request that a refusal is about
     */
    SchemaWriter find(SchemaChoice choice, String own, String field) {
        SchemaRegistry client = registry.client();
        if (client == null) {
            throw Refused.conflict(
                    "No schema registry", field, "schema", "none is set. " + Registry.SET_ONE);
        }
        String subject = choice.subject() == null ? own : choice.subject();
        Integer version = choice.version();
        try {
            RegisteredSchema found =
                    version == null
                            ? client.latest(subject).orElseThrow(() -> notFound(subject))
                            : client.version(subject, version);
            return new SchemaWriter(found.id(), client.textOf(found).parse());
        } catch (RegistryAwayException e) {
            throw new Unavailable(
                    "The schema registry",
                    e.getMessage() + ".",
                    "Nothing was written; try again when it is back.");
        } catch (RegistryRefusedException e) {
            throw e.isNotFound()
                    ? version == null ? notFound(subject) : notFound(subject, version)
                    : new Refused(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "Refused by the registry",
                            field,
                            subject,
                            "the registry says: " + e.getMessage());
        } catch (InvalidSchemaException e) {
            throw new Refused(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Not understood",
                    field,
                    subject,
                    e.getMessage() + "; give another version.");
        }
    }

    private static NotFound notFound(String subject) {
        return new NotFound(
                "subject", subject, "Register one, or give another; /api/schemas lists them.");
    }

    private static NotFound notFound(String subject, int version) {
        return new NotFound(
                "version",
                "%s v%d".formatted(subject, version),
                "/api/schemas/%s lists those that there are.".formatted(subject));
    }
}
