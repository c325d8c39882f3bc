package io.streamplatform.launcher.demo;

import io.streamplatform.launcher.demo.Addresses.Place;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A service fails again and again: an alert fires, is acknowledged, and resolves by itself. */
final class LogsDemo implements Demo {

    private static final String RULE = "error-rate";
    private static final Duration LONGEST_BURST = Duration.ofMinutes(2);
    private static final Duration FIRES = Duration.ofSeconds(60);
    private static final Duration MARGIN = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public String description() {
        return "an error burst becomes an alert, which resolves by itself";
    }

    @Override
    public List<String> needs() {
        return List.of("log-producer", "alert");
    }

    @Override
    public void run(Stage stage) throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        Alerts alerts = new Alerts(stage.dashboard());
        JsonNode rule = alerts.rule(RULE);
        Duration window = Duration.parse(rule.path("window").asString());
        Rest producer = stage.rest(Place.LOG_PRODUCER);
        String service =
                Alerts.quiet(
                        Incident.targets(producer, "ERROR_BURST"),
                        alerts.openSubjects(RULE),
                        "wait until they resolve, or have fewer lines logged (PATCH"
                                + " /api/traffic).");

        say.step("The %s begins to fail: a burst of errors in its log".formatted(service));
        say.tell(
                "The rule %s: from %s errors within %d s on it fires, at %s it resolves."
                        .formatted(
                                RULE,
                                rule.path("threshold"),
                                window.toSeconds(),
                                rule.path("resolveAt")));
        Incident burst = Incident.start(stage, producer, "ERROR_BURST", service, LONGEST_BURST);
        say.look("Watch it there", stage.page("/alerts"));

        JsonNode alert = fires(stage, alerts, burst, service);
        String id = alert.path("alertId").asString("");
        acknowledge(stage, alerts, burst, id);
        resolves(stage, alerts, id, window);
        new AlertRecords(stage, id).tell();
    }

    private static JsonNode fires(Stage stage, Alerts alerts, Incident burst, String service)
            throws InterruptedException {
        JsonNode alert =
                stage.await(
                        "the rule %s fires for %s".formatted(RULE, service),
                        FIRES,
                        () -> {
                            Optional<JsonNode> fired = alerts.find(RULE, service);
                            return fired.isPresent()
                                    ? Sighting.of(fired.get())
                                    : Sighting.notYet(
                                            "%s has logged %d errors in the last minute"
                                                    .formatted(service, errors(stage, service)));
                        });
        stage.narrator()
                .done(
                        "%s alert, %s s after the burst began: %s"
                                .formatted(
                                        alert.path("severity").asString(""),
                                        Text.decimal(burst.secondsSinceStart()),
                                        alert.path("summary").asString("")));
        return alert;
    }

    private static long errors(Stage stage, String service)
            throws IOException, InterruptedException {
        for (JsonNode each : stage.dashboard().get("/api/alerts/services")) {
            if (each.path("service").asString("").equals(service)) {
                return each.path("errors1m").asLong(0);
            }
        }
        return 0;
    }

    private static void acknowledge(Stage stage, Alerts alerts, Incident burst, String id)
            throws IOException, InterruptedException {
        stage.narrator().step("Somebody looks after it: acknowledge the alert, end the burst");
        JsonNode acknowledged = alerts.acknowledge(id);
        Stage.check(
                acknowledged.path("status").asString("").equals("ACKNOWLEDGED"),
                "the alert is acknowledged",
                acknowledged);
        burst.end();
        stage.narrator()
                .done(
                        "Acknowledged by %s after %d records; the burst is over"
                                .formatted(
                                        acknowledged.path("acknowledgedBy").asString(""),
                                        Stage.number(acknowledged, "occurrences")));
    }

    private static void resolves(Stage stage, Alerts alerts, String id, Duration window)
            throws InterruptedException {
        stage.narrator()
                .step(
                        "Wait until the errors have left the rule's window of %d s"
                                .formatted(window.toSeconds()));
        Instant ended = Instant.now();
        JsonNode resolved =
                stage.await(
                        "the alert resolves",
                        window.multipliedBy(2).plus(MARGIN),
                        () -> {
                            JsonNode now = alerts.byId(id);
                            String status = now.path("status").asString("");
                            return status.equals("RESOLVED")
                                    ? Sighting.of(now)
                                    : Sighting.notYet(
                                            "it is %s, with %d errors in the last minute"
                                                    .formatted(
                                                            status,
                                                            errors(
                                                                    stage,
                                                                    now.path("subject")
                                                                            .asString(""))));
                        });
        stage.narrator()
                .done(
                        "Resolved by itself %d s after the burst, with %d records counted"
                                .formatted(
                                        Duration.between(ended, Instant.now()).toSeconds(),
                                        Stage.number(resolved, "occurrences")));
    }
}
