package io.streamplatform.metricslogger;

import static org.awaitility.Awaitility.await;

import io.streamplatform.testsupport.KafkaProbe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A metrics logger that runs, in this JVM or in one of its own, and what it says over HTTP. */
abstract class LoggerRun implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /**
     * Topics and group that no other test uses.
     *
     * @param intake topic that is read
     * @param anomalies topic that anomalies are published to
     */
    record Names(String intake, String group, String anomalies) {
        static Names unique(KafkaProbe probe, int partitions) {
            Names names =
                    new Names(
                            KafkaProbe.uniqueName("system-metrics"),
                            KafkaProbe.uniqueName("logger-group"),
                            KafkaProbe.uniqueName("metric-anomalies"));
            probe.createTopic(names.intake(), partitions);
            probe.createTopic(names.intake() + "-dlt", partitions);
            probe.createTopic(names.anomalies(), partitions);
            return names;
        }

        /** Settings of a run, as command line arguments. */
        String[] arguments(String bootstrapServers, Path stateFolder, String... more) {
            return Stream.concat(
                            Map.of(
                                            "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
                                            "PLATFORM_STATE_DIR", stateFolder.toString(),
                                            "metrics-logger.intake.topic", intake,
                                            "metrics-logger.intake.group", group,
                                            "metrics-logger.publishing.topic", anomalies,
                                            "spring.jmx.enabled", "false")
                                    .entrySet()
                                    .stream()
                                    .map(entry -> "--" + entry.getKey() + "=" + entry.getValue()),
                            Stream.of(more))
                    .toArray(String[]::new);
        }
    }

    abstract int port();

    /** How many records it has counted. */
    long records() {
        return get("/api/metrics/totals").get("records").asLong();
    }

    void awaitRecords(long wanted) {
        await("all " + wanted + " records are counted")
                .atMost(Duration.ofSeconds(120))
                .ignoreExceptions()
                .until(this::records, counted -> counted == wanted);
    }

    JsonNode get(String path) {
        HttpResponse<String> answer = request(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> request(String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode body(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** All readings of a measurement of a host, as the hourly rollups count and sum them. */
    Sum hourly(String host, String kind, String measurement) {
        JsonNode points =
                get("/api/metrics/series?host=%s&kind=%s&measurement=%s&resolution=1h&from=2026-01-01T00:00:00Z&to=%s"
                                .formatted(host, kind, measurement, "2026-03-01T00:00:00Z"))
                        .get("points");
        List<Sum> sums = new ArrayList<>();
        points.forEach(point ->
                sums.add(
                        new Sum(
                                point.get("count").asLong(),
                                point.get("mean").asDouble() * point.get("count").asLong(),
                                point.get("max").asDouble())));
        return sums.stream().reduce(new Sum(0, 0, 0), Sum::plus);
    }

    /** Count, sum and maximum of readings. */
    record Sum(long count, double sum, double max) {
        Sum plus(Sum other) {
            return new Sum(count + other.count, sum + other.sum, Math.max(max, other.max));
        }
    }

    @Override
    public abstract void close();
}
