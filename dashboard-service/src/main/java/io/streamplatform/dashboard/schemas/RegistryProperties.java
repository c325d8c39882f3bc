package io.streamplatform.dashboard.schemas;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the schema registry is, which speaks Confluent's REST API.
 *
 * @param url base of its REST API; null for none
 * @param credentials user and password as {@code user:password}; null if it asks for none
 * @param answerBound longest wait for one answer
 */
@ConfigurationProperties("dashboard.registry")
public record RegistryProperties(
        @Nullable URI url, @Nullable String credentials, @DefaultValue("5s") Duration answerBound) {

    /** Never the credentials. */
    @Override
    public String toString() {
        return "RegistryProperties[url=%s, answerBound=%s]".formatted(url, answerBound);
    }
}
