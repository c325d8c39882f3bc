package io.streamplatform.starter.schemas;

import io.streamplatform.schemas.registry.RegistryAddress;
import io.streamplatform.schemas.registry.SchemaCatalogue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where schemas are, and what is done for them.
 *
 * @param url base of the registry's REST API, as Confluent's has it
 * @param credentials {@code user:password}, if the registry asks for it
 * @param answerBound longest wait for one answer of the registry
 * @param autoRegister whether a publisher registers the schemas that it writes by. If not, they
 *     must be there, and nothing is published until they are
 * @param patience how long a schema is looked for that a record names
 */
@Validated
@ConfigurationProperties("platform.schemas")
public record SchemaProperties(
        @NotNull(
                        message =
                                "is the address of a schema registry, e.g."
                                        + " http://127.0.0.1:8081/apis/ccompat/v7; leave"
                                        + " SCHEMA_REGISTRY_URL unset rather than empty")
                URI url,
        @Nullable String credentials,
        @DefaultValue("5s") Duration answerBound,
        @DefaultValue("true") boolean autoRegister,
        @Valid @DefaultValue Patience patience) {

    /**
     * How long a schema is looked for. Its partition waits meanwhile, and others go on; then its
     * records are dead-lettered.
     *
     * @param unknownId for how long an id that the registry does not know is asked for: it may have
     *     been registered a moment ago, at another instance
     * @param away for how long a registry that does not answer is asked
     * @param pause between two attempts
     * @param anewAfter for how long after giving up records of that id are dead-lettered at once
     */
    public record Patience(
            @DefaultValue("5s") Duration unknownId,
            @DefaultValue("30s") Duration away,
            @DefaultValue("500ms") Duration pause,
            @DefaultValue("60s") Duration anewAfter) {

        SchemaCatalogue.Patience ofCatalogue() {
            return new SchemaCatalogue.Patience(unknownId, away, pause, anewAfter);
        }
    }

    RegistryAddress address() {
        return new RegistryAddress(url, credentials, answerBound);
    }

    /** Without the credentials, which are nobody's to read. */
    @Override
    public String toString() {
        return url.toString();
    }
}
