package io.streamplatform.dashboard.registry;

import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the schema registry is, and how patiently it is asked.
 *
 * @param url base of its REST API, e.g. {@code http://127.0.0.1:8081/apis/ccompat/v7}; empty if
 *     there is no registry
 * @param credentials user and password as {@code user:password}; empty if it asks for none
 * @param answerBound how long an answer is waited for
 * @param refreshPeriod how long after one reading of the list of subjects the next begins, while
 *     somebody looks
 * @param idleAfter how long after the last look at the list it is read no more
 */
@Validated
@ConfigurationProperties("dashboard.registry")
record RegistryProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String credentials,
        @DefaultValue("3s") @DurationMin(millis = 1) Duration answerBound,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration refreshPeriod,
        @DefaultValue("2m") @DurationMin(millis = 1) Duration idleAfter) {

    @AssertTrue(
            message =
                    "dashboard.registry.url (SCHEMA_REGISTRY_URL) is no http or https address; give"
                        + " one such as http://127.0.0.1:8081/apis/ccompat/v7, or leave it empty")
    boolean isUrlAnAddress() {
        if (url.isBlank()) {
            return true;
        }
        try {
            URI address = URI.create(url);
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @AssertTrue(
            message =
                    "dashboard.registry.credentials (SCHEMA_REGISTRY_CREDENTIALS) is no user and"
                            + " password; write user:password")
    boolean isCredentialsAPair() {
        return credentials.isBlank() || credentials.indexOf(':') > 0;
    }

    /** Without the credentials: settings are printed when they are refused. */
    @Override
    public String toString() {
        return "RegistryProperties[url=%s, answerBound=%s]".formatted(url, answerBound);
    }
}
