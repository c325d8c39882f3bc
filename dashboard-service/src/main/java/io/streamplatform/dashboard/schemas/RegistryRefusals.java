package io.streamplatform.dashboard.schemas;

import io.streamplatform.dashboard.registry.Registry;
import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.dashboard.web.Unavailable;
import io.streamplatform.schemas.registry.RegistryAwayException;
import io.streamplatform.schemas.registry.RegistryRefusedException;
import io.streamplatform.schemas.registry.SchemaRegistry;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Asks the registry, and tells what it refuses in the words of the request that asked for it. */
@Component
class RegistryRefusals {

    private static final String AGAIN =
            "Try again when it is back; dashboard.registry.url tells where it is looked for.";

    private final Registry registry;

    RegistryRefusals(Registry registry) {
        this.registry = registry;
    }

    /**
     * Asks.
     *
     * @param field of the request that a refusal is about
     * @param value what was given for it
     */
    <T> T asked(String field, @Nullable String value, Function<SchemaRegistry, T> question) {
        SchemaRegistry client = client();
        try {
            return question.apply(client);
        } catch (RegistryAwayException e) {
            throw away(e);
        } catch (RegistryRefusedException e) {
            throw of(field, value, e);
        }
    }

    /** The client of the registry that is set. */
    SchemaRegistry client() {
        SchemaRegistry client = registry.client();
        if (client == null) {
            throw Refused.conflict(
                    "No schema registry", "registry", null, "none is set. " + Registry.SET_ONE);
        }
        return client;
    }

    static Unavailable away(RegistryAwayException failure) {
        return new Unavailable("The schema registry", sentence(failure), AGAIN);
    }

    static ErrorResponseException of(
            String field, @Nullable String value, RegistryRefusedException failure) {
        if (failure.isNotFound()) {
            return new NotFound(
                    field, value == null ? "" : value, "The registry says: " + sentence(failure));
        }
        String said = "the registry says: " + sentence(failure);
        return switch (failure.status()) {
            case 409 -> Refused.conflict("Not compatible", field, value, said);
            case 401, 403 ->
                    Refused.forbidden(
                            field, value, said + " Check dashboard.registry.credentials.");
            default ->
                    new Refused(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "Refused by the registry",
                            field,
                            value,
                            said);
        };
    }

    /** What was said, without the name of the registry's own exception before it. */
    static String sentence(RuntimeException failure) {
        String message =
                String.valueOf(failure.getMessage())
                        .replaceFirst("^([\\w$]+\\.)+[\\w$]+: ", "")
                        .strip();
        String begun =
                message.isEmpty()
                        ? "nothing"
                        : Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }
}
