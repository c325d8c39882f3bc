package io.streamplatform.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The REST interfaces as their documentation has them, good requests and bad ones. */
@WithPlatform
class EveryDocumentedCallAnswersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestFactory
    Stream<DynamicTest> goodRequests(Platform platform) {
        return DocumentedCall.all()
                .map(call -> dynamicTest(call.name(), () -> answersAsDocumented(platform, call)));
    }

    @TestFactory
    Stream<DynamicTest> badRequestsGetAProblemThatNamesTheFault(Platform platform) {
        return RefusedCall.all()
                .map(call -> dynamicTest(call.name(), () -> isRefusedWithAProblem(platform, call)));
    }

    @Test
    void anIncidentIsStartedListedAndEnded(Platform platform) {
        Rest logs = platform.rest("log-producer");
        JsonNode incident =
                logs.json(
                        "POST",
                        "/api/incidents",
                        """
                        {"kind":"ERROR_BURST","target":"payment-service","duration":"PT2M"}\
                        """);
        String id = incident.path("id").asString();

        assertThat(elements(logs.json("/api/incidents")))
                .anySatisfy(each -> assertThat(each.path("id").asString()).isEqualTo(id));
        assertThat(logs.call("DELETE", "/api/incidents/" + id, null).status()).isEqualTo(204);
        assertThat(elements(logs.json("/api/incidents")))
                .noneMatch(each -> each.path("id").asString().equals(id));
    }

    @Test
    void aTopicIsMadeWrittenReadAndDeleted(Platform platform) {
        Rest dashboard = platform.rest(Platform.DASHBOARD);
        String topic = "documented-" + UUID.randomUUID().toString().substring(0, 8);
        JsonNode made =
                dashboard.json(
                        "POST",
                        "/api/topics",
                        """
                        {"name":"%s","partitions":3,"replicationFactor":null,
                         "configs":{"retention.ms":"3600000"}}\
                        """
                                .formatted(topic));
        assertThat(made.path("partitions").asInt()).isEqualTo(3);
        assertThat(made.path("configs").path("retention.ms").asString()).isEqualTo("3600000");

        JsonNode written =
                dashboard.json(
                        "POST",
                        "/api/topics/" + topic + "/records",
                        """
                        {"records":[{"key":"a","value":"by hand","partition":1,
                         "headers":[{"name":"h","value":"v"}],"timestamp":null}]}\
                        """);
        assertThat(written.path("acknowledged").asInt()).isEqualTo(1);
        assertThat(written.path("records").path(0).path("offset").asLong()).isZero();
        JsonNode read =
                dashboard
                        .json("/api/messages/" + topic + "?from=oldest&partition=1")
                        .path("records");
        assertThat(read.path(0).path("value").asString()).isEqualTo("by hand");

        assertThat(dashboard.call("DELETE", "/api/topics/" + topic, null).status()).isEqualTo(204);
        assertThat(dashboard.get("/api/topics/" + topic).status()).isEqualTo(404);
    }

    @Test
    void anAlertFiresIsAcknowledgedAndFound(Platform platform) {
        String service = "documented-" + UUID.randomUUID().toString().substring(0, 8);
        var _ =
                platform.rest("log-producer")
                        .json(
                                "POST",
                                "/api/logs",
                                """
                                {"level":"FATAL","service":"%s","instance":"%s-1","logger":"docs",
                                 "message":"out of ink","traceId":"4bf92f3577b34da6a3ce929d0e0e4736",
                                 "spanId":"00f067aa0ba902b7"}\
                                """
                                        .formatted(service, service));
        Rest alerts = platform.rest("alert");
        JsonNode alert =
                await("the alert")
                        .atMost(PATIENCE)
                        .until(
                                () ->
                                        elements(
                                                        alerts.json(
                                                                        "/api/alerts?status=OPEN"
                                                                                + "&limit=500")
                                                                .path("alerts"))
                                                .filter(each ->
                                                        each.path("subject")
                                                                .asString("")
                                                                .equals(service))
                                                .findFirst()
                                                .orElse(null),
                                found -> found != null);
        String id = alert.path("alertId").asString();

        JsonNode acknowledged =
                alerts.json(
                        "POST",
                        "/api/alerts/acknowledge",
                        "{\"alertId\":\"%s\",\"by\":\"mira\"}".formatted(id));
        assertThat(acknowledged.path("status").asString()).isEqualTo("ACKNOWLEDGED");
        assertThat(acknowledged.path("acknowledgedBy").asString()).isEqualTo("mira");
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8);
        assertThat(alerts.json("/api/alerts/" + encoded).path("alertId").asString()).isEqualTo(id);
        JsonNode forwarded =
                platform.rest(Platform.DASHBOARD).json("/api/alerts?status=ACKNOWLEDGED&limit=500");
        assertThat(elements(forwarded.path("alerts")))
                .as("the dashboard forwards")
                .anySatisfy(each -> assertThat(each.path("alertId").asString()).isEqualTo(id));
    }

    /** What is read was made from records that arrive a moment later, so it may take a moment. */
    private static void answersAsDocumented(Platform platform, DocumentedCall call) {
        if (call.method().equals("GET")) {
            await(call.path()).atMost(PATIENCE).untilAsserted(() -> isAsDocumented(platform, call));
        } else {
            isAsDocumented(platform, call);
        }
    }

    private static void isAsDocumented(Platform platform, DocumentedCall call) {
        Rest.Answer answer =
                platform.rest(call.part()).call(call.method(), call.path(), call.body());
        assertThat(answer.status()).as(answer.text()).isEqualTo(call.status());
        assertThat(answer.body().isContainer()).as(answer.text()).isTrue();
        for (String field : call.fields()) {
            assertThat(answer.body().has(field)).as("%s in %s", field, answer.text()).isTrue();
        }
    }

    private static void isRefusedWithAProblem(Platform platform, RefusedCall call) {
        Rest.Answer answer =
                platform.rest(call.part()).call(call.method(), call.path(), call.body());
        assertThat(answer.status()).as(answer.text()).isEqualTo(call.status());
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().path("status").asInt()).isEqualTo(call.status());
        assertThat(answer.body().path("title").asString("")).as(answer.text()).isNotBlank();
        assertThat(answer.body().path("detail").asString("")).as(answer.text()).isNotBlank();
        if (call.status() == 400) {
            assertThat(elements(answer.body().path("errors"))).as(answer.text()).isNotEmpty();
        }
        if (call.field() != null) {
            assertThat(elements(answer.body().path("errors")))
                    .as(answer.text())
                    .anySatisfy(error -> {
                        assertThat(error.path("field").asString("")).contains(call.field());
                        assertThat(error.path("remedy").asString("")).isNotBlank();
                    });
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
