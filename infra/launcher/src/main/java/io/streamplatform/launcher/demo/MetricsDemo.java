package io.streamplatform.launcher.demo;

import io.streamplatform.launcher.demo.Addresses.Place;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A host's processor gets busy: it is rolled up, found unusual, and becomes an alert. */
final class MetricsDemo implements Demo {

    private static final String RULE = "metric-anomaly";
    private static final String FIGURE = "/CPU/usagePercent";
    private static final Duration SPIKE = Duration.ofMinutes(2);
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int BUSY = 80;
    private static final int ROWS = 4;

    @Override
    public String name() {
        return "metrics";
    }

    @Override
    public String description() {
        return "a spike is rolled up, flagged as an anomaly, and alerted";
    }

    @Override
    public List<String> needs() {
        return List.of("metrics-producer", "metrics-logger", "alert");
    }

    @Override
    public void run(Stage stage) throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        Alerts alerts = new Alerts(stage.dashboard());
        JsonNode _ = alerts.rule(RULE);
        Rest producer = stage.rest(Place.METRICS_PRODUCER);
        Set<String> alerted =
                alerts.openSubjects(RULE).stream()
                        .filter(subject -> subject.endsWith(FIGURE))
                        .map(subject -> subject.replace(FIGURE, ""))
                        .collect(Collectors.toSet());
        String host =
                Alerts.quiet(
                        Incident.targets(producer, "CPU_SPIKE"),
                        alerted,
                        "wait until one of them resolves.");

        say.step("The processor of %s gets busy".formatted(host));
        Incident spike = Incident.start(stage, producer, "CPU_SPIKE", host, SPIKE);
        say.done("The spike has begun, at " + spike.startedAt().truncatedTo(ChronoUnit.SECONDS));
        say.look("Watch it there", stage.page("/metrics"));

        rolledUp(stage, host, spike);
        JsonNode anomaly = flagged(stage, host, spike);
        alerted(stage, alerts, host, spike, anomaly);
        spike.end();
        say.tell("The spike is over; its alert resolves when no more anomalies come.");
        say.look("The alert", stage.page("/alerts"));
    }

    private static void rolledUp(Stage stage, String host, Incident spike)
            throws InterruptedException {
        Narrator say = stage.narrator();
        say.step("The metrics logger rolls the measurements up, ten seconds to a row");
        String address =
                "/api/metrics/series?kind=CPU&measurement=usagePercent&resolution=10s&host="
                        + Stage.encoded(host);
        RollupRows rows =
                stage.await(
                        "a row of ten seconds shows %d %% and more".formatted(BUSY),
                        BOUND,
                        () -> {
                            RollupRows now = new RollupRows(stage.dashboard().get(address));
                            double max = now.maxSince(spike.startedAt());
                            return max >= BUSY
                                    ? Sighting.of(now)
                                    : Sighting.notYet(
                                            "the highest so far is %s %%"
                                                    .formatted(Text.decimal(max)));
                        });
        say.table(rows.newest(ROWS));
        say.done("The spike is in the database, with the consumer's offsets in one transaction");
    }

    private static JsonNode flagged(Stage stage, String host, Incident spike)
            throws InterruptedException {
        Narrator say = stage.narrator();
        say.step("It flags what stands out, and publishes it to `metric-anomalies`");
        String address =
                "/api/metrics/anomalies?limit=100&host=%s&from=%s"
                        .formatted(
                                Stage.encoded(host), Stage.encoded(spike.startedAt().toString()));
        JsonNode anomaly =
                stage.await(
                        "an anomaly of the processor of %s is found".formatted(host),
                        BOUND,
                        () -> cpuAnomaly(stage.dashboard().get(address)));
        say.done(
                "%s anomaly %s s after the spike began: %s %% by %s, the limit is %s %%"
                        .formatted(
                                anomaly.path("severity").asString(""),
                                Text.decimal(spike.secondsSinceStart()),
                                Text.decimal(anomaly.path("value").asDouble(0)),
                                anomaly.path("method").asString(""),
                                Text.decimal(anomaly.path("limit").asDouble(0))));
        return anomaly;
    }

    private static Sighting<JsonNode> cpuAnomaly(JsonNode answer) {
        for (JsonNode anomaly : answer.path("anomalies")) {
            if (anomaly.path("kind").asString("").equals("CPU")
                    && anomaly.path("measurement").asString("").equals("usagePercent")) {
                return Sighting.of(anomaly);
            }
        }
        return Sighting.notYet("none was found since the spike began");
    }

    private static void alerted(
            Stage stage, Alerts alerts, String host, Incident spike, JsonNode anomaly)
            throws InterruptedException {
        Narrator say = stage.narrator();
        say.step("The alert service reads the anomaly and fires");
        JsonNode alert =
                stage.await(
                        "the rule %s fires for %s".formatted(RULE, host),
                        BOUND,
                        () -> {
                            Optional<JsonNode> fired = alerts.find(RULE, host + FIGURE);
                            return fired.isPresent()
                                    ? Sighting.of(fired.get())
                                    : Sighting.notYet(
                                            "the anomaly %s has made no alert yet"
                                                    .formatted(
                                                            anomaly.path("anomalyId")
                                                                    .asString("")));
                        });
        say.done(
                "%s alert %s s after the spike began: %s"
                        .formatted(
                                alert.path("severity").asString(""),
                                Text.decimal(spike.secondsSinceStart()),
                                alert.path("summary").asString("")));
    }
}
