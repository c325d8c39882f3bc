package io.streamplatform.dashboard.records;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A viewer who searches: reads what is told line by line, and may go away. */
final class Searching implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    private Searching(int port, String path) {
        try {
            response =
                    http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .timeout(Duration.ofSeconds(60))
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** What another resource streams. */
    static Searching of(int port, String path) {
        return new Searching(port, path);
    }

    static Searching at(int port, String topic, String query) {
        return new Searching(port, "/api/topics/" + topic + "/scan?" + query);
    }

    int status() {
        return response.statusCode();
    }

    /** The next line; null behind the last. */
    JsonNode next() {
        try {
            String line = lines.readLine();
            if (line == null) {
                throw new AssertionError("the search said no more, and not how it ended");
            }
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode until(Predicate<JsonNode> wanted) {
        while (true) {
            JsonNode line = next();
            if (wanted.test(line)) {
                return line;
            }
        }
    }

    /** Everything up to the end. */
    Told toTheEnd() {
        List<JsonNode> records = new ArrayList<>();
        JsonNode end =
                until(line -> {
                    if (is("record", line)) {
                        records.add(line.path("record"));
                    }
                    return is("end", line);
                });
        return new Told(records, end);
    }

    static boolean is(String type, JsonNode line) {
        return line.path("type").asString().equals(type);
    }

    /**
     * What a search told.
     *
     * @param records in their order
     * @param end its last line
     */
    record Told(List<JsonNode> records, JsonNode end) {

        String reason() {
            return end.path("reason").asString();
        }

        String next() {
            return end.path("next").asString();
        }

        List<String> places() {
            return records.stream()
                    .map(each ->
                            each.path("partition").asInt() + "@" + each.path("offset").asLong())
                    .toList();
        }

        Map<Integer, List<Long>> offsets() {
            return records.stream()
                    .collect(
                            Collectors.groupingBy(
                                    each -> each.path("partition").asInt(),
                                    Collectors.mapping(
                                            each -> each.path("offset").asLong(),
                                            Collectors.toList())));
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.shutdownNow();
    }
}
