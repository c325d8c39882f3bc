package io.streamplatform.dashboard.services;

import io.streamplatform.dashboard.services.ServiceStatus.Consumes;
import io.streamplatform.dashboard.services.ServiceStatus.Status;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks one service how it is. Tolerant: a service that tells less than others is shown with less,
 * and an answer that is no JSON counts as no answer.
 */
final class ServiceProbe {

    private static final int LARGEST_ANSWER = 256 * 1024;

    private final HttpClient http;
    private final JsonMapper json;
    private final String name;
    private final URI url;
    private final Duration timeout;
    private int failures;

    ServiceProbe(HttpClient http, JsonMapper json, String name, URI url, Duration timeout) {
        this.http = http;
        this.json = json;
        this.name = name;
        this.url = url;
        this.timeout = timeout;
    }

    ServiceStatus before() {
        return new ServiceStatus(
                name,
                url.toString(),
                "UNKNOWN",
                Status.UNREACHABLE,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                List.of(),
                List.of(),
                null,
                null,
                false);
    }

    /** Rounds to leave out, so that services that are not there cost next to nothing. */
    int roundsToRest() {
        return Math.min(4, failures);
    }

    ServiceStatus look(ServiceStatus last) throws InterruptedException {
        JsonNode health = get("/actuator/health");
        if (health == null) {
            failures++;
            return changed(last, Status.UNREACHABLE, last.publishes(), last.consumes(), null, null);
        }
        failures = 0;
        Status status = "UP".equals(health.path("status").asString("")) ? Status.UP : Status.DOWN;
        List<String> publishes = last.publishes();
        List<Consumes> consumes = last.consumes();
        JsonNode info = get("/actuator/info");
        if (info != null) {
            publishes = texts(info.path("kafka").path("publishes"));
            consumes = new ArrayList<>();
            for (JsonNode group : info.path("kafka").path("consumes")) {
                consumes.add(
                        new Consumes(
                                group.path("group").asString(""), texts(group.path("topics"))));
            }
        }
        JsonNode traffic = publishes.isEmpty() ? null : get("/api/traffic");
        return changed(
                last,
                status,
                publishes,
                consumes,
                traffic == null ? null : number(traffic.get("sentRate")),
                traffic == null ? null : bool(traffic.get("paused")));
    }

    private static @Nullable Double number(@Nullable JsonNode node) {
        return (node == null || !node.isNumber()) ? null : node.asDouble();
    }

    private static @Nullable Boolean bool(@Nullable JsonNode node) {
        return (node == null || !node.isBoolean()) ? null : node.asBoolean();
    }

    private ServiceStatus changed(
            ServiceStatus last,
            Status status,
            List<String> publishes,
            List<Consumes> consumes,
            @Nullable Double sendRate,
            @Nullable Boolean paused) {
        return new ServiceStatus(
                name,
                url.toString(),
                role(publishes, consumes),
                status,
                last.status() == status
                        ? last.since()
                        : Instant.now().truncatedTo(ChronoUnit.MILLIS),
                List.copyOf(publishes),
                List.copyOf(consumes),
                sendRate,
                paused,
                last.everReached() || status != Status.UNREACHABLE);
    }

    private @Nullable JsonNode get(String path) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve(path))
                        .timeout(timeout)
                        .header("Accept", "application/json")
                        .build();
        try {
            HttpResponse<InputStream> response =
                    http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(LARGEST_ANSWER);
                boolean told = response.statusCode() == 200 || response.statusCode() == 503;
                return told ? json.readTree(bytes) : null;
            }
        } catch (IOException | JacksonException e) {
            return null;
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : array) {
            if (item.isString()) {
                texts.add(item.asString());
            }
        }
        return texts;
    }

    private static String role(List<String> publishes, List<Consumes> consumes) {
        if (!publishes.isEmpty()) {
            return consumes.isEmpty() ? "PRODUCER" : "BOTH";
        }
        return consumes.isEmpty() ? "UNKNOWN" : "CONSUMER";
    }
}
