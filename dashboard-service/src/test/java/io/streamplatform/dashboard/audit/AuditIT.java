package io.streamplatform.dashboard.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.LoginSettings;
import io.streamplatform.dashboard.LoginTest;
import io.streamplatform.dashboard.Visitor;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@LoginTest
class AuditIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort private int port;
    @Autowired private JsonMapper json;
    @Autowired private KafkaClients clients;
    @Autowired private ClusterAdmin cluster;
    @Autowired private AuditProperties properties;

    @Test
    void whatIsChangedIsKept_withWhoWhenWhereAndWhat(KafkaProbe kafka) throws Exception {
        String topic = KafkaProbe.uniqueName("audited");
        String request =
                "{\"name\":\"%s\",\"partitions\":2,\"configs\":{\"retention.ms\":\"3600000\"}}"
                        .formatted(topic);
        try (Visitor admin = Visitor.loggedIn(port, "admin")) {
            assertThat(admin.change("POST", "/api/topics", request).status()).isEqualTo(201);
            assertThat(admin.change("DELETE", "/api/topics/" + topic, null).status())
                    .isEqualTo(204);

            JsonNode found = admin.get("/api/audit?resource=" + topic).json();
            assertThat(found.path("total").asInt()).isEqualTo(2);
            JsonNode deleted = found.path("entries").path(0);
            JsonNode created = found.path("entries").path(1);
            assertThat(deleted.path("action").asString()).isEqualTo("topic.delete");
            assertThat(created.path("action").asString()).isEqualTo("topic.create");
            assertThat(created.path("who").asString()).isEqualTo("admin");
            assertThat(created.path("role").asString()).isEqualTo("ADMIN");
            assertThat(created.path("address").asString()).startsWith("127.");
            assertThat(created.path("after").toString()).contains("3600000");
            assertThat(created.path("failure").isNull()).isTrue();
            assertThat(
                            admin.get("/api/audit?size=1&resource=" + topic)
                                    .json()
                                    .path("entries")
                                    .size())
                    .isEqualTo(1);
            assertThat(admin.get("/api/audit?size=0").status()).isEqualTo(400);

            awaitInTopic(kafka, topic, 2);
            assertThat(retention(kafka)).isEqualTo(String.valueOf(Duration.ofDays(90).toMillis()));
            AuditMemory afterRestart = new AuditMemory(properties);
            new AuditTopicReader(clients, cluster, properties, afterRestart, json).read();
            assertThat(afterRestart.find(new AuditQuery("admin", "topic.", topic, 0, 10)))
                    .extracting(AuditEntry::action)
                    .containsExactly("topic.delete", "topic.create");
        }
    }

    @Test
    void whoComesInIsKept_andWhoDoesNot_andNoSecret(KafkaProbe kafka) {
        try (Visitor mallory = new Visitor(port);
                Visitor viewer = Visitor.loggedIn(port, "viewer");
                Visitor admin = Visitor.loggedIn(port, "admin")) {
            mallory.logIn("mallory-of-the-audit", "a secret guess");
            viewer.change("DELETE", "/api/topics/refused-to-the-viewer", null);
            viewer.logOut();

            JsonNode failed =
                    admin.get("/api/audit?who=mallory-of-the-audit").json().path("entries").path(0);
            assertThat(failed.path("action").asString()).isEqualTo("access.login-failed");
            assertThat(failed.path("role").isNull()).isTrue();
            JsonNode refused =
                    admin.get("/api/audit?resource=refused-to-the-viewer")
                            .json()
                            .path("entries")
                            .path(0);
            assertThat(refused.path("action").asString()).isEqualTo("access.refused");
            assertThat(refused.path("who").asString()).isEqualTo("viewer");
            assertThat(refused.path("after").path("needs").asString()).isEqualTo("ADMIN");
            assertThat(actions(admin, "viewer")).contains("access.login", "access.logout");

            awaitInTopic(kafka, "refused-to-the-viewer", 1);
            assertThat(kafka.readValues(LoginSettings.AUDIT_TOPIC))
                    .noneMatch(line ->
                            line.contains("a secret guess")
                                    || line.contains(LoginSettings.PASSWORD));
        }
    }

    private static List<String> actions(Visitor admin, String who) {
        return admin.get("/api/audit?size=500&who=" + who)
                .json()
                .path("entries")
                .valueStream()
                .map(entry -> entry.path("action").asString())
                .toList();
    }

    private static void awaitInTopic(KafkaProbe kafka, String resource, int entries) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(
                                        kafka.readAll(LoginSettings.AUDIT_TOPIC).stream()
                                                .filter(record ->
                                                        new String(record.value(), UTF_8)
                                                                .contains(resource)))
                                .hasSize(entries));
    }

    private static String retention(KafkaProbe kafka) throws Exception {
        ConfigResource topic =
                new ConfigResource(ConfigResource.Type.TOPIC, LoginSettings.AUDIT_TOPIC);
        return kafka.admin()
                .describeConfigs(List.of(topic))
                .all()
                .get()
                .get(topic)
                .get("retention.ms")
                .value();
    }
}
