package io.streamplatform.metricslogger.web;

import io.streamplatform.contracts.metrics.SystemMetric.Kind;
import io.streamplatform.metricslogger.rollups.Resolution;
import io.streamplatform.metricslogger.web.Answers.Anomalies;
import io.streamplatform.metricslogger.web.Answers.Host;
import io.streamplatform.metricslogger.web.Answers.Series;
import io.streamplatform.metricslogger.web.Answers.Totals;
import io.streamplatform.metricslogger.web.MetricQueries.StoredSeries;
import io.streamplatform.starter.web.Problems;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hosts, series, anomalies and totals, as they are in the database. */
@RestController
@RequestMapping("/api/metrics")
class MetricsController {
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final MetricQueries queries;
    private final WebProperties properties;
    private final Clock clock;

    MetricsController(MetricQueries queries, WebProperties properties, Clock clock) {
        this.queries = queries;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping("/hosts")
    List<Host> hosts(@RequestParam(defaultValue = "500") @Min(1) @Max(5000) int limit) {
        return queries.hosts(limit);
    }

    @GetMapping("/series")
    Series series(
            @RequestParam String host,
            @RequestParam Kind kind,
            @RequestParam String measurement,
            @RequestParam(defaultValue = "10s") String resolution,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        Resolution wanted =
                Resolution.ofLabel(resolution)
                        .orElseThrow(() ->
                                Problems.badField(
                                        "resolution",
                                        resolution,
                                        "must be one of " + Resolution.labels()));
        Span span = Span.of(from, to, properties.usualSpan(), clock.instant());
        requireFewPoints(wanted, span);
        List<StoredSeries> found = find(host, kind, measurement);
        Instant start = Instant.ofEpochSecond(wanted.startOf(span.from()));
        return new Series(
                host,
                kind,
                measurement,
                found.getFirst().unit(),
                wanted.label(),
                start,
                span.to(),
                queries.points(
                        found.stream().map(StoredSeries::seriesId).toList(),
                        wanted,
                        start,
                        span.to()));
    }

    @GetMapping("/anomalies")
    Anomalies anomalies(
            @RequestParam(required = false) @Nullable String host,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        Instant now = clock.instant();
        // A host's clock may be a little ahead: what it measured belongs to the latest as well.
        Span span = Span.of(from, to, properties.usualAnomalySpan(), now.plus(AHEAD));
        if (host != null && queries.seriesOf(host).isEmpty()) {
            throw unknownHost(host);
        }
        return new Anomalies(queries.anomalies(host, span.from(), span.to(), limit));
    }

    @GetMapping("/totals")
    Totals totals() {
        return queries.totals();
    }

    /** Any other failure of the database is a fault of this service, and so a plain 500. */
    @ExceptionHandler({
        NonTransientDataAccessResourceException.class,
        TransientDataAccessException.class
    })
    ProblemDetail databaseAway(DataAccessException failure) {
        return Problems.unavailable(
                        "The database does not answer; see /actuator/health. New metrics wait in"
                                + " Kafka, nothing is lost.")
                .getBody();
    }

    private void requireFewPoints(Resolution resolution, Span span) {
        long points = span.to().getEpochSecond() - resolution.startOf(span.from());
        points = Math.ceilDiv(points, resolution.seconds());
        if (points <= properties.mostPoints()) {
            return;
        }
        long most = (long) properties.mostPoints() * resolution.seconds();
        String shorter =
                "a span of at most %s at resolution %s"
                        .formatted(Duration.ofSeconds(most), resolution.label());
        long seconds = Duration.between(span.from(), span.to()).toSeconds();
        String remedy =
                Arrays.stream(Resolution.values())
                        .filter(each -> seconds / each.seconds() < properties.mostPoints())
                        .findFirst()
                        .map(each -> "resolution %s, or %s".formatted(each.label(), shorter))
                        .orElse(shorter);
        throw Problems.badField(
                "resolution",
                resolution.label(),
                "makes %d points of this span, but at most %d are given: choose %s"
                        .formatted(points, properties.mostPoints(), remedy));
    }

    private List<StoredSeries> find(String host, Kind kind, String measurement) {
        List<StoredSeries> ofHost = queries.seriesOf(host);
        if (ofHost.isEmpty()) {
            throw unknownHost(host);
        }
        List<StoredSeries> ofKind =
                ofHost.stream().filter(series -> series.kind() == kind).toList();
        if (ofKind.isEmpty()) {
            throw Problems.notFound("%s has sent no %s metrics".formatted(host, kind));
        }
        List<StoredSeries> found =
                ofKind.stream().filter(series -> series.measurement().equals(measurement)).toList();
        if (found.isEmpty()) {
            throw Problems.badField(
                    "measurement",
                    measurement,
                    "must be one of "
                            + ofKind.stream()
                                    .map(StoredSeries::measurement)
                                    .distinct()
                                    .collect(Collectors.joining(", ")));
        }
        return found;
    }

    private static ErrorResponseException unknownHost(String host) {
        return Problems.notFound(
                "There are no metrics of host %s; /api/metrics/hosts lists the known ones"
                        .formatted(host));
    }
}
