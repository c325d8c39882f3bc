package io.streamplatform.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls a part's REST interface. */
public final class Rest {
    public static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String address;

    public Rest(String address) {
        this.address = address;
    }

    /**
     * What came back.
     *
     * @param text the body as it came
     * @param body the body as JSON; missing when it is none
     */
    public record Answer(int status, String contentType, String text, JsonNode body) {}

    public Answer get(String path) {
        return call("GET", path, null);
    }

    public Answer post(String path, String body) {
        return call("POST", path, body);
    }

    /** Any request; a body is sent as JSON. */
    public Answer call(String method, String path, @Nullable String body) {
        BodyPublisher publisher =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(PATIENCE)
                        .header("Accept", "application/json, application/problem+json")
                        .header("Content-Type", "application/json")
                        .method(method, publisher)
                        .build();
        try {
            return answer(HTTP.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + address + path + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The body of a GET that has to succeed. */
    public JsonNode json(String path) {
        return successful("GET " + path, get(path));
    }

    /** The body of a request that has to succeed. */
    public JsonNode json(String method, String path, String body) {
        return successful(method + " " + path, call(method, path, body));
    }

    private JsonNode successful(String what, Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new AssertionError(
                    "%s at %s: %d %s".formatted(what, address, answer.status(), answer.text()));
        }
        return answer.body();
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body(),
                parsed(response.body()));
    }

    private static JsonNode parsed(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
