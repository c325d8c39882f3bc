package io.streamplatform.dashboard.registry;

import io.streamplatform.schemas.registry.RegistryAddress;
import io.streamplatform.schemas.registry.SchemaRegistry;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The registry that is set, if one is. */
@Component
public class Registry {

    /** What to do when there is none. */
    public static final String SET_ONE =
            "Set dashboard.registry.url (SCHEMA_REGISTRY_URL) to the address of one that speaks"
                    + " Confluent's REST API, e.g. http://127.0.0.1:8081/apis/ccompat/v7.";

    private final @Nullable SchemaRegistry client;

    Registry(RegistryProperties properties) {
        this.client =
                properties.url().isBlank()
                        ? null
                        : new SchemaRegistry(
                                new RegistryAddress(
                                        URI.create(properties.url().strip()),
                                        properties.credentials().isBlank()
                                                ? null
                                                : properties.credentials(),
                                        properties.answerBound()));
    }

    /** Whether there is one. */
    public boolean isSet() {
        return client != null;
    }

    /** Where a client connects; empty when there is none. */
    public String url() {
        return client == null ? "" : client.address().toString();
    }

    /** Asks it. Null when there is none. */
    public @Nullable SchemaRegistry client() {
        return client;
    }
}
