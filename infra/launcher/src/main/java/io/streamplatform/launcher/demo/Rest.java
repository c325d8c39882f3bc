package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST interface of one part of the platform; every call is bounded in time. */
public final class Rest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final HttpClient http;
    private final String name;
    private final String address;

    /**
     * @param name what the part is called
     * @param address where it listens, without a slash at the end
     */
    public Rest(HttpClient http, String name, String address) {
        this.http = http;
        this.name = name;
        this.address = address;
    }

    /** Asks. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return call("GET", path, BodyPublishers.noBody());
    }

    /**
     * @param body anything that becomes JSON
     */
    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return call("POST", path, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    /**
     * Changes something.
     *
     * @param body anything that becomes JSON
     */
    public JsonNode patch(String path, Object body) throws IOException, InterruptedException {
        return call("PATCH", path, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    /**
     * Sets something.
     *
     * @param body anything that becomes JSON
     */
    JsonNode put(String path, Object body) throws IOException, InterruptedException {
        return call("PUT", path, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    void delete(String path) throws IOException, InterruptedException {
        JsonNode _ = call("DELETE", path, BodyPublishers.noBody());
    }

    private JsonNode call(String method, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(BOUND)
                        .header("Accept", "application/json, application/problem+json")
                        .header("Content-Type", "application/json")
                        .method(method, body)
                        .build();
        HttpResponse<String> answer;
        try {
            answer = http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException("%s does not answer at %s".formatted(name, address), e);
        }
        if (answer.statusCode() / 100 != 2) {
            throw RequestFailedException.of(
                    "%s %s of %s".formatted(method, path, name),
                    answer.statusCode(),
                    answer.body());
        }
        try {
            return JSON.readTree(answer.body().isBlank() ? "null" : answer.body());
        } catch (JacksonException e) {
            throw new IOException(
                    "What answers at %s is not %s: it sends no JSON".formatted(address, name), e);
        }
    }
}
