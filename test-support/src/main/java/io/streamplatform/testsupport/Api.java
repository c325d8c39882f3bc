package io.streamplatform.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service's REST as a client sees it. Every call is bounded in time.
 *
 * @param client what sends the requests
 * @param port the service's port on loopback
 */
public record Api(HttpClient client, int port) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration BOUND = Duration.ofMinutes(2);

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param body its JSON; a missing node if it has none
     */
    public record Answer(int status, JsonNode body) {}

    /** The service at a port of loopback. */
    public Api(int port) {
        this(HttpClient.newHttpClient(), port);
    }

    /** Calls with GET. */
    public Answer get(String path) {
        return call("GET", path, "");
    }

    /** Posts JSON. */
    public Answer post(String path, String body) {
        return call("POST", path, body);
    }

    /** Calls with JSON. */
    public Answer call(String method, String path, String body) {
        return call(method, path, "application/json", body);
    }

    /** Calls with a body of any type. */
    public Answer call(String method, String path, String contentType, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(BOUND)
                        .header("Content-Type", contentType)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            JsonNode json =
                    text.startsWith("{") || text.startsWith("[")
                            ? MAPPER.readTree(text)
                            : MAPPER.missingNode();
            return new Answer(response.statusCode(), json);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + path, e);
        }
    }
}
