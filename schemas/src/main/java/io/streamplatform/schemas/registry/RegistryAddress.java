package io.streamplatform.schemas.registry;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a registry is.
 *
 * @param url base of its REST API, e.g. {@code http://127.0.0.1:8081/apis/ccompat/v7}
 * @param credentials user and password as {@code user:password}; null if it asks for none
 * @param answerBound how long to wait for an answer
 */
public record RegistryAddress(URI url, @Nullable String credentials, Duration answerBound) {

    /** The address of a registry that asks for no credentials and is close. */
    public static RegistryAddress of(String url) {
        return new RegistryAddress(URI.create(url), null, Duration.ofSeconds(5));
    }

    /** Without the credentials, which are nobody's to read. */
    @Override
    public String toString() {
        return url.toString();
    }
}
