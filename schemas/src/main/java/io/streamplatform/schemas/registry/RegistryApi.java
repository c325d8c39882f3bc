package io.streamplatform.schemas.registry;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request to a registry and its answer as JSON, or an exception that says what happened. */
final class RegistryApi {
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int LONGEST_MESSAGE = 2_000;

    private final String base;
    private final @Nullable String authorization;
    private final Duration bound;
    private final JsonMapper mapper = JsonMapper.shared();
    private final HttpClient client;

    RegistryApi(RegistryAddress address) {
        this.base = address.url().toString().replaceAll("/+$", "");
        this.bound = address.answerBound();
        this.authorization =
                address.credentials() == null
                        ? null
                        : "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                address.credentials()
                                                        .getBytes(StandardCharsets.UTF_8));
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(bound)
                        .build();
    }

    /** One segment of a path, whatever is in it. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    JsonNode get(String path) {
        return send("GET", path, null);
    }

    JsonNode send(String method, String path, @Nullable JsonNode body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(bound)
                        .header("Accept", MEDIA_TYPE + ", application/json")
                        .header("Content-Type", MEDIA_TYPE)
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(
                                                mapper.writeValueAsString(body)));
        Optional.ofNullable(authorization).ifPresent(each -> request.header("Authorization", each));
        try {
            return answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new RegistryAwayException(
                    "the schema registry at %s does not answer (%s); is it running?"
                            .formatted(base, reason(e)),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryAwayException("interrupted while the schema registry was asked", e);
        }
    }

    private JsonNode answer(HttpResponse<String> response) {
        JsonNode body;
        try {
            body = mapper.readTree(response.body());
        } catch (JacksonException e) {
            throw noRegistry(response.statusCode(), e);
        }
        if (response.statusCode() / 100 == 2) {
            return body;
        }
        String message = body.path("message").asString("status " + response.statusCode());
        String shortened =
                message.length() <= LONGEST_MESSAGE
                        ? message
                        : message.substring(0, LONGEST_MESSAGE) + "…";
        if (response.statusCode() >= 500) {
            throw new RegistryAwayException(
                    "the schema registry at %s failed: %s".formatted(base, shortened));
        }
        if (!body.has("error_code")) {
            throw noRegistry(response.statusCode(), null);
        }
        throw new RegistryRefusedException(
                response.statusCode(), body.path("error_code").asInt(0), shortened);
    }

    private RegistryAwayException noRegistry(int status, @Nullable Exception cause) {
        return new RegistryAwayException(
                "what answers at %s is no schema registry (status %d); check the address"
                        .formatted(base, status),
                cause);
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
