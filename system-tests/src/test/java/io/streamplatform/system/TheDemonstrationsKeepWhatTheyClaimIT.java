package io.streamplatform.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code ./platform demo}: what each demonstration tells has happened, or it fails. */
@WithPlatform
class TheDemonstrationsKeepWhatTheyClaimIT {
    private static final Duration SHOW = Duration.ofMinutes(6);
    private static final Duration QUIET = Duration.ofMinutes(2);
    private static final String RULE = "/api/alerts/rules/error-rate";
    private static final int FEW_LINES = 2;

    @Test
    void eachDoesWhatItTells_andCanBeShownAgain(Platform platform) {
        Rest alert = platform.rest("alert");
        String usual = withoutName(rule(alert));
        // The demonstration of alerts waits as long as the rule's window is.
        var _ = alert.json("PUT", RULE, "{\"window\": \"PT10S\"}");
        try {
            fewErrors(platform, alert);

            String told =
                    shown(
                            platform,
                            "hello",
                            "events",
                            "logs",
                            "metrics",
                            "consumer-groups",
                            "schemas");

            assertThat(told)
                    .contains("30 of 30 acknowledged")
                    .contains(
                            "30 of 30 read back, at the offsets that were acknowledged: 10 in"
                                    + " partition 0, 10 in partition 1, 10 in partition 2")
                    .contains("alice in 0, bob in 0, carol in 2")
                    .containsPattern("In the browser \\d+ ms after it was sent")
                    .containsPattern("Read, and the offset \\d+ committed for the group")
                    .contains("Analytics knows it: PURCHASE, order-demo-")
                    .contains("FIRING, ACKNOWLEDGED, RESOLVED")
                    .containsPattern("anomaly [\\d.]+ s after the spike began")
                    .containsPattern("alert [\\d.]+ s after the spike began")
                    .contains("is idle: more members than partitions make nothing faster")
                    .containsPattern(
                            "All is read, \\d+ records twice: exactly those that the crash left")
                    .containsPattern("one slow member holds up its own alone")
                    .containsPattern("(\\d+) records, \\1 read again: a topic keeps what was read")
                    .contains("All 5 work: a queue gives out records one by one, not partitions")
                    .containsPattern("the first five are 00[0-9a-f]{8}: a zero byte, and the id")
                    .contains(
                            "Taken as version 2: who reads with the new schema reads old records"
                                    + " too")
                    .contains("Refused. ")
                    .contains("the reader needs tenant, which the writer does not write")
                    .containsPattern("BACKWARD no .* FORWARD yes ")
                    .contains(platform.address(Platform.DASHBOARD) + "/topics/test")
                    .doesNotContain("\u001b");
            assertThat(told.split("as claimed", -1)).as("outcomes").hasSize(6 + 1);
            leftNothingBehind(platform);

            assertThat(shown(platform, "hello"))
                    .contains("It is there already, with 3 partitions and")
                    .contains("30 of 30 read back");
        } finally {
            var _ = alert.json("PUT", RULE, usual);
        }
    }

    @Test
    void aClaimThatDoesNotComeTrueIsToldAndFails(Platform platform) {
        stop(platform, "analytics");

        CommandLine.Ended failed = platform.command().run(SHOW, "demo", "events");

        assertThat(failed.exitCode()).as(failed.output()).isEqualTo(1);
        assertThat(plain(failed.output()))
                .as("the other two consumers go on")
                .containsPattern("In the browser \\d+ ms after it was sent")
                .containsPattern("Read, and the offset \\d+ committed for the group")
                .containsPattern(
                        "It did not happen within 20 s that analytics-group has read the purchase"
                                + " at partition \\d+, offset \\d+\\. Instead: ")
                .contains("analytics is not up. Start with ./platform start analytics");
    }

    @Test
    void whatIsMissingOrMistypedIsTold(Platform platform) {
        stop(platform, "log-producer");
        CommandLine.Ended missing = platform.command().run(SHOW, "demo", "logs");
        CommandLine.Ended mistyped = platform.command().run(SHOW, "demo", "helo");
        CommandLine.Ended listed = platform.command().run(SHOW, "demo");

        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(plain(missing.output()))
                .contains("log-producer is not up. Start with ./platform start log-producer");
        assertThat(mistyped.exitCode()).isEqualTo(2);
        assertThat(mistyped.output()).contains("did you mean hello?");
        assertThat(listed.exitCode()).isZero();
        assertThat(listed.output().lines())
                .anyMatch(line -> line.startsWith("hello "))
                .anyMatch(line -> line.startsWith("broker-failover "));
    }

    @Test
    void oneBrokerCannotFailOver(Platform platform) {
        assumeThat(Platform.BROKERS).isEqualTo(1);

        CommandLine.Ended refused = platform.command().run(SHOW, "demo", "broker-failover");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(plain(refused.output()))
                .contains("It needs three brokers, and there is 1.")
                .contains("./platform start --brokers 3");
    }

    @Test
    void ofThreeBrokersOneDiesAndReturns_andNothingAcknowledgedIsLost(Platform platform) {
        assumeThat(Platform.BROKERS).as("run with -Dplatform.brokers=3").isEqualTo(3);

        assertThat(shown(platform, "broker-failover"))
                .contains("Writing goes on with two brokers")
                .contains("All replicas are in sync again")
                .containsPattern("Broker \\d left the cluster")
                .containsPattern("Broker \\d is back")
                .containsPattern("Lost 0, twice 0: (\\d+) of \\1 acknowledged records");
        assertThat(platform.status().path("ready").asBoolean()).as("all parts are ready").isTrue();
    }

    /** And waits until the dashboard, which the demonstrations ask, has noticed. */
    private static void stop(Platform platform, String part) {
        platform.stopPart(part);
        await("the dashboard sees that %s is away".formatted(part))
                .atMost(QUIET)
                .untilAsserted(() -> {
                    for (JsonNode each : platform.rest(Platform.DASHBOARD).json("/api/services")) {
                        if (each.path("name").asString("").equals(part)) {
                            assertThat(each.path("status").asString("")).isNotEqualTo("UP");
                        }
                    }
                });
    }

    /** With an alert open for every service, a new one could not be told from them. */
    private static void fewErrors(Platform platform, Rest alert) {
        platform.traffic("log-producer").flow(FEW_LINES);
        await("no service has an alert of error-rate")
                .atMost(QUIET)
                .untilAsserted(() -> {
                    for (JsonNode each : alert.json("/api/alerts?status=OPEN").path("alerts")) {
                        assertThat(each.path("rule").asString("")).isNotEqualTo("error-rate");
                    }
                });
    }

    private static JsonNode rule(Rest alert) {
        for (JsonNode each : alert.json("/api/alerts/rules")) {
            if (each.path("rule").asString("").equals("error-rate")) {
                return each;
            }
        }
        throw new AssertionError("there is no rule error-rate");
    }

    /** As it can be set. */
    private static String withoutName(JsonNode rule) {
        return "{\"threshold\": %s, \"window\": %s, \"resolveAt\": %s}"
                .formatted(rule.path("threshold"), rule.path("window"), rule.path("resolveAt"));
    }

    private static void leftNothingBehind(Platform platform) {
        assertThat(platform.rest("event-producer").json("/api/traffic").path("format").asString(""))
                .isEqualTo("json");
        Rest dashboard = platform.rest(Platform.DASHBOARD);
        await("the demonstrations' own groups and topics are gone")
                .atMost(QUIET)
                .untilAsserted(() -> {
                    for (String path :
                            List.of(
                                    "/api/groups/demo-events",
                                    "/api/schemas/demo-schemas-value",
                                    "/api/groups/lab-groups",
                                    "/api/groups/lab-queue",
                                    "/api/topics/lab-groups")) {
                        assertThat(dashboard.get(path).status()).as(path).isEqualTo(404);
                    }
                });
    }

    private static String shown(Platform platform, String... names) {
        String[] arguments = new String[names.length + 1];
        arguments[0] = "demo";
        System.arraycopy(names, 0, arguments, 1, names.length);
        CommandLine.Ended result = platform.command().run(SHOW, arguments);
        assertThat(result.exitCode()).as(result.output()).isZero();
        return plain(result.output());
    }

    /** Sentences as they were before they were broken into lines. */
    private static String plain(String output) {
        return output.replaceAll("\\s+", " ");
    }
}
