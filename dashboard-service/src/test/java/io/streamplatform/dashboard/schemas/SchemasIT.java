package io.streamplatform.dashboard.schemas;

import static io.streamplatform.schemas.SchemaType.AVRO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.Schemas;
import io.streamplatform.dashboard.SchemasTest;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Subjects and schemas by REST, against a real registry. */
@SchemasTest
class SchemasIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort private int port;
    private final String topic = KafkaProbe.uniqueName("subject");
    private final String subject = topic + "-value";
    private final String path = "/api/schemas/" + subject;
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @Test
    void aSubjectIsListedWithItsTopic(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        int id = Schemas.registered(subject, AVRO, Schemas.USER);
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonNode row = listed("").path(0);
                    assertThat(row.path("type").asString()).isEqualTo("AVRO");
                    assertThat(row.path("id").asInt()).isEqualTo(id);
                    assertThat(row.path("level").asString()).isEqualTo("BACKWARD");
                    assertThat(row.path("topics").path(0).path("topic").asString())
                            .isEqualTo(topic);
                });
    }

    @Test
    void aVersionIsRegisteredAfterACheck_andWhatBreaksSomebodyIsRefusedWithTheReason() {
        JsonNode first = check(Schemas.USER);
        assertThat(first.path("isNew").asBoolean()).isTrue();
        assertThat(site.get(path).status()).as("a check registers nothing").isEqualTo(404);
        Site.Answer made = register(Schemas.USER, "");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("version").asInt()).isEqualTo(1);
        assertThat(register(Schemas.USER, "").status()).as("it is there").isEqualTo(200);

        JsonNode breaking = check(Schemas.USER_WITH_MUST);
        assertThat(breaking.path("registry").path("taken").asBoolean(true)).isFalse();
        assertThat(breaking.path("differs").isNull()).isTrue();
        JsonNode backward = level(breaking, "BACKWARD");
        assertThat(backward.path("taken").asBoolean(true)).isFalse();
        assertThat(backward.path("objections").path(0).path("incompatibility").path("path"))
                .hasToString("\"must\"");
        assertThat(level(breaking, "FORWARD").path("taken").asBoolean(false)).isTrue();
        Site.Answer refused = register(Schemas.USER_WITH_MUST, "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asString())
                .contains("The registry says", "New readers cannot read what version 1 wrote");

        assertThat(register(Schemas.USER_WITH_CITY, "?dryRun=true").status()).isEqualTo(200);
        assertThat(site.json(path).path("versions")).hasSize(1);
        assertThat(register(Schemas.USER_WITH_CITY, "").json().path("version").asInt())
                .isEqualTo(2);
        JsonNode diff = site.json(path + "/diff?from=1&to=2");
        assertThat(diff.path("changes")).hasSize(1);
        assertThat(diff.path("changes").path(0).path("path").asString()).isEqualTo("city");
        assertThat(diff.path("changes").path(0).path("kind").asString()).isEqualTo("ADDED");
    }

    @Test
    void whatIsNoSchemaIsToldBeforeItIsRegistered() {
        assertThat(check("{\"type\":\"recor").path("problem").asString())
                .startsWith("Not an Avro schema");
        assertThat(register("{\"type\":\"recor", "").status()).isEqualTo(422);
        assertThat(
                        site.postJson(
                                        path + "/check",
                                        "{\"schemaType\":\"XML\",\"schema\":\"<a/>\"}")
                                .status())
                .isEqualTo(400);
    }

    @Test
    void aLevelIsSetAndTakenAway() {
        Schemas.registered(subject, AVRO, Schemas.USER);
        assertThat(site.sendJson("PUT", path + "/compatibility", "{\"level\":\"FULL\"}").status())
                .isEqualTo(200);
        assertThat(site.json(path).path("level").asString()).isEqualTo("FULL");
        assertThat(site.json(path).path("ownLevel").asBoolean()).isTrue();
        assertThat(site.delete(path + "/compatibility").status()).isEqualTo(200);
        assertThat(site.json(path).path("level").asString()).isEqualTo("BACKWARD");
        assertThat(site.sendJson("PUT", path + "/compatibility", "{\"level\":\"BEST\"}").status())
                .isEqualTo(400);
    }

    @Test
    void whatDependsOnASubjectIsToldBeforeItIsDeleted_softlyFirstAndThenForGood(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        int id = Schemas.registered(subject, AVRO, Schemas.USER);
        kafka.send(
                topic,
                "k",
                Schemas.written(id, AVRO, Schemas.USER, "{\"userId\":\"u\",\"amount\":1}"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonNode look = site.delete(path + "?dryRun=true").json();
                    assertThat(look.path("records").path(0).path("records").asInt()).isEqualTo(1);
                    assertThat(look.path("records").path(0).path("topic").asString())
                            .isEqualTo(topic);
                });
        assertThat(site.json(path).path("deleted").asBoolean(true)).isFalse();
        assertThat(site.delete(path + "?permanent=true").status())
                .as("softly first")
                .isEqualTo(409);
        assertThat(site.delete(path).status()).isEqualTo(200);
        assertThat(listed("")).isEmpty();
        assertThat(listed("&deleted=true").path(0).path("deleted").asBoolean()).isTrue();
        assertThat(site.json(path).path("deleted").asBoolean()).isTrue();
        assertThat(site.json("/api/messages/" + topic + "/0/0").path("valueFormat").asString())
                .as("records can still be read")
                .isEqualTo("JSON");
        assertThat(site.delete(path + "?permanent=true").status()).isEqualTo(200);
        assertThat(site.get(path).status()).isEqualTo(404);
    }

    @Test
    void whatIsReferredToIsNotDeleted() {
        Schemas.registered(subject, AVRO, Schemas.USER);
        String referring =
                """
                {"schemaType":"AVRO",
                 "schema":"{\\"type\\":\\"record\\",\\"name\\":\\"Order\\",\\"fields\\":[{\\"name\\":\\"by\\",\\"type\\":\\"org.example.User\\"}]}",
                 "references":[{"name":"org.example.User","subject":"%s","version":1}]}
                """
                        .formatted(subject);
        Site.Answer made = site.postJson("/api/schemas/" + topic + "-order/versions", referring);
        assertThat(made.status()).isEqualTo(201);
        JsonNode version = site.json("/api/schemas/" + topic + "-order/versions/1");
        assertThat(version.path("fields").valueStream().map(each -> each.path("path").asString()))
                .contains("by.userId");
        assertThat(
                        site.json(path + "/versions/1")
                                .path("referencedBy")
                                .path(0)
                                .path("subject")
                                .asString())
                .isEqualTo(topic + "-order");
        Site.Answer refused = site.delete(path);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asString()).contains(topic + "-order");
    }

    @Test
    void changesAreAudited() {
        register(Schemas.USER, "");
        JsonNode entries = site.json("/api/audit?search=" + subject);
        assertThat(entries.toString()).contains("schema.register").contains(subject);
    }

    @Test
    void aNameThatAPathCannotCarryIsToldByAParameter() {
        String odd = topic + "/a b";
        Site.Answer made =
                site.postJson(
                        "/api/schema/versions?subject=" + topic + "%2Fa%20b",
                        Schemas.wish(AVRO, Schemas.USER));
        assertThat(made.status()).isEqualTo(201);
        assertThat(
                        site.json("/api/schema?subject=" + topic + "%2Fa%20b")
                                .path("subject")
                                .asString())
                .isEqualTo(odd);
    }

    private JsonNode listed(String more) {
        return site.json("/api/schemas?search=" + subject + more).path("subjects");
    }

    private JsonNode check(String text) {
        return site.postJson(path + "/check", Schemas.wish(AVRO, text)).json();
    }

    private Site.Answer register(String text, String query) {
        return site.postJson(path + "/versions" + query, Schemas.wish(AVRO, text));
    }

    private static JsonNode level(JsonNode check, String level) {
        List<JsonNode> found =
                check.path("levels")
                        .valueStream()
                        .filter(each -> each.path("level").asString().equals(level))
                        .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
