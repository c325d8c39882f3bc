package io.streamplatform.dashboard.masking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.LoginTest;
import io.streamplatform.dashboard.StompBrowser;
import io.streamplatform.dashboard.Visitor;
import io.streamplatform.testsupport.KafkaProbe;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * A secret is in a record's field, its key, a header and in what is no JSON. Nobody but an admin
 * finds it by any way that the dashboard has: those are taken from its own API description, so that
 * one that is added later is looked at, too.
 */
@LoginTest
class NothingMaskedLeaksIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECRET = "4111222233334444";

    @LocalServerPort private int port;

    @Test
    void byNoResourceOfTheApi(KafkaProbe kafka) {
        String topic = masked(kafka);
        try (Visitor viewer = Visitor.loggedIn(port, "viewer");
                Visitor admin = Visitor.loggedIn(port, "admin")) {
            assertThat(admin.get("/api/messages/" + topic).body())
                    .as("there is a secret to be found")
                    .contains(SECRET);
            JsonNode paths = viewer.get("/v3/api-docs").json().path("paths");
            List<String> readable =
                    paths.propertyStream()
                            .filter(path -> path.getValue().has("get"))
                            .map(Map.Entry::getKey)
                            .toList();
            assertThat(readable).hasSizeGreaterThan(10).contains("/api/messages/{topic}");
            for (String path : readable) {
                for (String offset : List.of("0", "1")) {
                    String asked =
                            path.replace("{topic}", topic)
                                            .replace("{partition}", "0")
                                            .replace("{offset}", offset)
                                            .replaceAll("\\{[^}]+}", "x")
                                    + "?from=oldest&limit=100&as=ndjson&topic="
                                    + topic;
                    assertThat(viewer.get(asked).body()).as(asked).doesNotContain(SECRET);
                }
            }
        }
    }

    @Test
    void byNoPage(KafkaProbe kafka) {
        String topic = masked(kafka);
        try (Visitor viewer = Visitor.loggedIn(port, "viewer")) {
            await("the topic is seen")
                    .atMost(PATIENCE)
                    .until(() -> viewer.page("/topics/" + topic).status() == 200);
            for (String page : List.of("", "/records", "/produce", "/configuration")) {
                Visitor.Answer answer = viewer.page("/topics/" + topic + page);
                assertThat(answer.status()).as(page).isEqualTo(200);
                assertThat(answer.body()).as(page).doesNotContain(SECRET);
            }
        }
    }

    @Test
    void byFollowing(KafkaProbe kafka) {
        String topic = masked(kafka);
        try (Visitor viewer = Visitor.loggedIn(port, "viewer");
                Visitor admin = Visitor.loggedIn(port, "admin")) {
            await("the topic is seen")
                    .atMost(PATIENCE)
                    .until(() -> viewer.page("/topics/" + topic).status() == 200);
            String in = "&everywhere=true&topics=" + topic;
            for (String what : List.of("key=" + SECRET, "trace=" + SECRET)) {
                String asked = "/api/follow?" + what + in;
                assertThat(steps(admin.get(asked)))
                        .as("there is something to be found")
                        .contains(SECRET);
                assertThat(steps(viewer.get(asked))).as(asked).isEmpty();
            }
            // What is found by what everybody sees is shown without the rest.
            String steps = steps(viewer.get("/api/follow?trace=payment" + in));
            assertThat(steps).contains("•••").doesNotContain(SECRET);
        }
    }

    private static String steps(Visitor.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.body()
                .lines()
                .filter(line -> line.contains("\"type\":\"step\""))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void byAnExport(KafkaProbe kafka) {
        String topic = masked(kafka);
        try (Visitor viewer = Visitor.loggedIn(port, "viewer");
                Visitor admin = Visitor.loggedIn(port, "admin")) {
            for (String as : List.of("csv", "json", "ndjson")) {
                String export = "/api/topics/" + topic + "/export?as=" + as;
                assertThat(admin.get(export).body()).as(as).contains(SECRET);
                assertThat(viewer.get(export).body()).as(as).contains("•••").doesNotContain(SECRET);
            }
        }
    }

    @Test
    void byAFilter(KafkaProbe kafka) {
        String topic = masked(kafka);
        try (Visitor viewer = Visitor.loggedIn(port, "viewer");
                Visitor admin = Visitor.loggedIn(port, "admin")) {
            for (String filter :
                    List.of(
                            "string(key) == '" + SECRET + "'",
                            "value.payment.card == " + SECRET,
                            "value.payment.card > 4000000000000000",
                            "headers['Authorization'][0].startsWith('4111')")) {
                String search =
                        "/api/messages/"
                                + topic
                                + "?from=oldest&filter="
                                + URLEncoder.encode(filter, UTF_8);
                assertThat(admin.get(search).json().path("matched").asInt())
                        .as(filter)
                        .isEqualTo(1);
                JsonNode found = viewer.get(search).json();
                assertThat(found.path("matched").asInt()).as(filter).isZero();
                assertThat(found.toString()).as(filter).doesNotContain(SECRET);
            }
        }
    }

    @Test
    void andTheFirstPageAndTheFormShowAnAdminWhatIsThere(KafkaProbe kafka) {
        String topic = masked(kafka);
        try (Visitor admin = Visitor.loggedIn(port, "admin");
                Visitor editor = Visitor.loggedIn(port, "editor")) {
            await("the first page comes with its records")
                    .atMost(PATIENCE)
                    .until(() ->
                            admin.page("/topics/" + topic + "/records").body().contains(SECRET));
            String template = "/api/topics/" + topic + "/templates/0/0";
            assertThat(admin.get(template).json().path("masked").asBoolean()).isFalse();
            assertThat(admin.get(template).body()).contains(SECRET);
            assertThat(editor.get(template).json().path("masked").asBoolean()).isTrue();
            assertThat(editor.get(template).body()).doesNotContain(SECRET);
        }
    }

    @Test
    void bySearchingForIt(KafkaProbe kafka) {
        String topic = masked(kafka);
        try (Visitor viewer = Visitor.loggedIn(port, "viewer");
                Visitor admin = Visitor.loggedIn(port, "admin")) {
            String search = "/api/messages/" + topic + "?from=oldest&text=" + SECRET;
            assertThat(admin.get(search).json().path("matched").asInt()).isPositive();
            JsonNode found = viewer.get(search).json();
            assertThat(found.path("scanned").asInt()).isPositive();
            assertThat(found.path("matched").asInt()).isZero();
            assertThat(found.path("records").size()).isZero();
        }
    }

    @Test
    void byTheLiveView_norForAnAdmin(KafkaProbe kafka) {
        String topic = masked(kafka);
        String destination = "/topic/records/" + topic;
        try (Visitor admin = Visitor.loggedIn(port, "admin");
                StompBrowser browser = new StompBrowser(port, Map.of("Cookie", admin.cookies()))) {
            browser.subscribe(destination);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> {
                        send(kafka, topic);
                        return browser.frames(destination).stream()
                                .anyMatch(frame -> !frame.path("records").isEmpty());
                    });
            assertThat(browser.frames(destination).toString())
                    .contains("•••")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void byACopyToWhereItIsNotMasked(KafkaProbe kafka) {
        String topic = masked(kafka);
        String open = KafkaProbe.uniqueName("open");
        kafka.createTopic(open, 1);
        String resend =
                "{\"from\":[{\"topic\":\"%s\",\"partition\":0,\"offset\":0}],\"to\":\"%s\"}"
                        .formatted(topic, open);
        try (Visitor editor = Visitor.loggedIn(port, "editor")) {
            Visitor.Answer answer = editor.change("POST", "/api/records/resend", resend);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().path("detail").asString()).contains("masked");
            assertThat(kafka.readAll(open)).isEmpty();
        }
    }

    private static String masked(KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("masked-cards");
        kafka.createTopic(topic, 1);
        send(kafka, topic);
        return topic;
    }

    private static void send(KafkaProbe kafka, String topic) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        topic,
                        SECRET.getBytes(UTF_8),
                        "{\"id\":1,\"payment\":{\"card\":%s}}".formatted(SECRET).getBytes(UTF_8));
        record.headers().add("Authorization", SECRET.getBytes(UTF_8));
        record.headers().add("kafka_dlt-exception-message", ("no " + SECRET).getBytes(UTF_8));
        kafka.send(record);
        kafka.send(topic, "k", "card=" + SECRET);
    }
}
