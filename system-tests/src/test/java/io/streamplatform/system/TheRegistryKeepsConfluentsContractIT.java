package io.streamplatform.system;

import static io.streamplatform.system.RegistryCalls.body;
import static io.streamplatform.system.RegistryCalls.field;
import static io.streamplatform.system.RegistryCalls.isRefused;
import static io.streamplatform.system.RegistryCalls.record;
import static io.streamplatform.system.RegistryCalls.referringTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.testsupport.TestRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The registry answers as Confluent documents its own, so that Confluent's clients work with it.
 * Where it answers otherwise, a test says what it does, and docs/REST.md what that means.
 */
class TheRegistryKeepsConfluentsContractIT {
    private static final String A = record("A", field("x", ""));
    private static final String A_WITH_DEFAULT =
            record("A", field("x", "") + "," + field("y", ",\"default\":\"\""));
    private static final String A_WITHOUT_DEFAULT =
            record("A", field("x", "") + "," + field("z", ""));
    private static final String PROTOBUF = "syntax = \"proto3\"; message P { string x = 1; }";
    private static final String JSON_SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"string\"}}}";

    private final Rest registry = new Rest(TestRegistry.shared().url());
    private final RegistryCalls calls = new RegistryCalls(registry);
    private final String subject = "contract-" + UUID.randomUUID() + "-value";

    @AfterEach
    void leaveTheGlobalLevelAsItWas() {
        var _ = registry.call("DELETE", "/config", null);
    }

    @Test
    void theSameSchemaHasTheSameId_howeverItIsSpaced_andUnderWhateverSubject() {
        int id = calls.register(subject, A);

        assertThat(calls.register(subject, A)).isEqualTo(id);
        assertThat(calls.register(subject, A.replace(",", " , "))).isEqualTo(id);
        assertThat(calls.register(subject + "-other", A)).isEqualTo(id);
        assertThat(calls.register(subject, A_WITH_DEFAULT)).isNotEqualTo(id);
    }

    @Test
    void aSchemaIsFoundByItsId() {
        int id = calls.register(subject, A);

        assertThat(registry.json("/schemas/ids/" + id).path("schema").asString()).isEqualTo(A);
        assertThat(registry.json("/schemas/ids/" + id + "/versions").toString())
                .contains("{\"subject\":\"%s\",\"version\":1}".formatted(subject));
        assertThat(registry.json("/schemas/types").toString())
                .contains("\"AVRO\"", "\"PROTOBUF\"", "\"JSON\"");
        isRefused(registry.get("/schemas/ids/99999999"), 404, 40403);
    }

    @Test
    void versionsAreListedAndFound_byNumberAndAsTheLatest() {
        int first = calls.register(subject, A);
        int second = calls.register(subject, A_WITH_DEFAULT);

        assertThat(registry.json("/subjects").toString()).contains('"' + subject + '"');
        assertThat(registry.json(versions()).toString()).isEqualTo("[1,2]");
        JsonNode one = registry.json(versions() + "/1");
        assertThat(one.path("subject").asString()).isEqualTo(subject);
        assertThat(one.path("version").asInt()).isEqualTo(1);
        assertThat(one.path("id").asInt()).isEqualTo(first);
        assertThat(one.path("schema").asString()).isEqualTo(A);
        assertThat(registry.json(versions() + "/latest").path("id").asInt()).isEqualTo(second);
        assertThat(registry.json(versions() + "/-1").path("version").asInt()).isEqualTo(2);
        assertThat(registry.get(versions() + "/1/schema").text()).isEqualTo(A);
    }

    @Test
    void aSchemaIsLookedUpUnderItsSubject() {
        int id = calls.register(subject, A);

        JsonNode found = registry.json("POST", "/subjects/" + subject, body(A).toString());

        assertThat(found.path("id").asInt()).isEqualTo(id);
        assertThat(found.path("version").asInt()).isEqualTo(1);
        isRefused(calls.post("/subjects/" + subject, body(A_WITH_DEFAULT)), 404, 40403);
        isRefused(calls.post("/subjects/" + subject + "-none", body(A)), 404, 40401);
    }

    @Test
    void whatIsNotThereIsSaidByItsCode() {
        isRefused(registry.get("/subjects/" + subject + "/versions"), 404, 40401);
        isRefused(registry.get(versions() + "/latest"), 404, 40401);
        isRefused(registry.call("DELETE", "/subjects/" + subject, null), 404, 40401);
        var _ = calls.register(subject, A);
        isRefused(registry.get(versions() + "/9"), 404, 40402);
        isRefused(registry.call("DELETE", versions() + "/9", null), 404, 40402);
    }

    /** Confluent: 422 with 42202, as it is no number of a version at all. */
    @ParameterizedTest
    @CsvSource({"0", "first"})
    void deviation_aVersionThatCannotBeIsOneThatIsNotThere(String version) {
        var _ = calls.register(subject, A);

        isRefused(registry.get(versions() + "/" + version), 404, 40402);
    }

    @Test
    void compatibilityIsTested_andHolds() {
        var _ = calls.register(subject, A);
        String latest = "/compatibility" + versions() + "/latest";

        assertThat(calls.post(latest, body(A_WITH_DEFAULT)).body().toString())
                .isEqualTo("{\"is_compatible\":true}");
        // Confluent gives reasons with verbose=true; here there are none.
        assertThat(calls.post(latest + "?verbose=true", body(A_WITHOUT_DEFAULT)).body().toString())
                .isEqualTo("{\"is_compatible\":false}");
        assertThat(
                        calls.post("/compatibility" + versions(), body(A_WITHOUT_DEFAULT))
                                .body()
                                .toString())
                .isEqualTo("{\"is_compatible\":false}");
        isRefused(calls.post(versions(), body(A_WITHOUT_DEFAULT)), 409, 409);
        isRefused(calls.post("/compatibility" + versions() + "/9", body(A)), 404, 40402);
    }

    /** Confluent: 404 with 40401. */
    @Test
    void deviation_whateverIsCompatibleWithASubjectThatIsNotThere() {
        assertThat(calls.post("/compatibility" + versions() + "/latest", body(A)).body().toString())
                .isEqualTo("{\"is_compatible\":true}");
    }

    @Test
    void aSchemaThatIsNoneIsRefused() {
        isRefused(calls.post(versions(), body("{\"type\":\"nonsense\"}")), 422, 42201);
        isRefused(calls.post(versions(), body("not json")), 422, 42201);
    }

    /** Confluent: 422 with 42201 for both. */
    @Test
    void deviation_aRequestWithoutASchemaOrOfAnUnknownTypeIsAnErrorOfTheServers() {
        assertThat(registry.post(versions(), "{}").status()).isEqualTo(500);
        assertThat(calls.post(versions(), body(A).put("schemaType", "NOPE")).status())
                .isEqualTo(500);
    }

    @Test
    void theGlobalLevelIsReadSetAndReset() {
        assertThat(calls.level("/config")).isEqualTo("BACKWARD");
        assertThat(calls.setLevel("/config", "FULL").body().path("compatibility").asString())
                .isEqualTo("FULL");
        assertThat(calls.level("/config")).isEqualTo("FULL");
        isRefused(calls.setLevel("/config", "NONSENSE"), 422, 42203);

        assertThat(registry.call("DELETE", "/config", null).body().path("compatibilityLevel"))
                .hasToString("\"FULL\"");
        assertThat(calls.level("/config")).isEqualTo("BACKWARD");
    }

    @Test
    void aSubjectsLevelGoesBeforeTheGlobalOne() {
        var _ = calls.register(subject, A);
        assertThat(calls.level("/config/" + subject + "?defaultToGlobal=true"))
                .isEqualTo("BACKWARD");
        // Confluent: 404 with 40408 unless it is asked for the default.
        assertThat(calls.level("/config/" + subject)).isEqualTo("BACKWARD");

        assertThat(calls.setLevel("/config/" + subject, "NONE").status()).isEqualTo(200);

        assertThat(calls.level("/config/" + subject)).isEqualTo("NONE");
        assertThat(calls.register(subject, A_WITHOUT_DEFAULT)).isPositive();
        isRefused(calls.setLevel("/config/" + subject, "NONSENSE"), 422, 42203);
    }

    @Test
    void aSubjectsLevelThatIsDeletedGivesWayToTheGlobalOne() {
        var _ = calls.register(subject, A);
        var _ = calls.setLevel("/config/" + subject, "FULL");

        assertThat(registry.call("DELETE", "/config/" + subject, null).status()).isEqualTo(200);

        assertThat(calls.level("/config/" + subject)).isEqualTo("BACKWARD");
    }

    /** Confluent: the global level holds again. Here that takes a call of the registry's own. */
    @Test
    void deviation_aSubjectsLevelOfNoneIsNotDeleted() {
        var _ = calls.register(subject, A);
        var _ = calls.setLevel("/config/" + subject, "NONE");

        assertThat(registry.call("DELETE", "/config/" + subject, null).status()).isEqualTo(200);
        assertThat(calls.level("/config/" + subject)).isEqualTo("NONE");

        String url = TestRegistry.shared().url();
        Rest own = new Rest(url.substring(0, url.indexOf("/apis/")) + "/apis/registry/v3");
        String rule = "/groups/default/artifacts/" + subject + "/rules/COMPATIBILITY";
        assertThat(own.call("DELETE", rule, null).status()).isEqualTo(204);
        assertThat(calls.level("/config/" + subject)).isEqualTo("BACKWARD");
    }

    @Test
    void aVersionIsDeletedSoftly_andOnlyThenForGood() {
        int id = calls.register(subject, A);
        var _ = calls.register(subject, A_WITH_DEFAULT);
        String version = versions() + "/1";
        // Confluent: 404 with the same code.
        isRefused(registry.call("DELETE", version + "?permanent=true", null), 409, 40407);

        assertThat(registry.call("DELETE", version, null).text()).isEqualTo("1");

        assertThat(registry.json(versions()).toString()).isEqualTo("[2]");
        assertThat(registry.json(versions() + "?deleted=true").toString()).isEqualTo("[1,2]");
        isRefused(registry.get(version), 404, 40402);
        isRefused(registry.call("DELETE", version, null), 409, 40406);
        assertThat(registry.json("/schemas/ids/" + id).path("schema").asString())
                .as("records that were written with it can still be read")
                .isEqualTo(A);
        assertThat(registry.call("DELETE", version + "?permanent=true", null).text())
                .isEqualTo("1");
        assertThat(registry.json(versions() + "?deleted=true").toString()).isEqualTo("[2]");
    }

    @Test
    void aSubjectIsDeletedSoftly_andOnlyThenForGood() {
        var _ = calls.register(subject, A);
        String all = "/subjects/" + subject;
        // Confluent: 404 with the same code.
        isRefused(registry.call("DELETE", all + "?permanent=true", null), 409, 40405);

        assertThat(registry.call("DELETE", all, null).text()).isEqualTo("[1]");

        isRefused(registry.call("DELETE", all, null), 404, 40404);
        assertThat(registry.json("/subjects").toString()).doesNotContain(subject);
        assertThat(registry.json("/subjects?deleted=true").toString()).contains(subject);
        assertThat(registry.call("DELETE", all + "?permanent=true", null).text()).isEqualTo("[1]");
        assertThat(registry.json("/subjects?deleted=true").toString()).doesNotContain(subject);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"PROTOBUF|" + PROTOBUF, "JSON|" + JSON_SCHEMA})
    void otherTypesThanAvroAreNamed(String type, String schema) {
        assertThat(calls.post(versions(), body(schema).put("schemaType", type)).status())
                .isEqualTo(200);

        JsonNode kept = registry.json(versions() + "/1");

        assertThat(kept.path("schemaType").asString()).isEqualTo(type);
        assertThat(kept.path("schema").asString()).isEqualTo(schema);
    }

    @Test
    void avroIsNotNamed_asItIsTheDefault() {
        assertThat(calls.post(versions(), body(A).put("schemaType", "AVRO")).status())
                .isEqualTo(200);

        assertThat(registry.json(versions() + "/1").has("schemaType")).isFalse();
    }

    @Test
    void aSchemaRefersToAnother_whichCannotBeDeletedThen() {
        var _ = calls.register(subject, A);
        String referring = "/subjects/" + subject + "-referring/versions";

        Rest.Answer registered = calls.post(referring, referringTo(subject));

        assertThat(registered.status()).as(registered.text()).isEqualTo(200);
        assertThat(registry.json(referring + "/1").path("references").toString())
                .isEqualTo(
                        "[{\"name\":\"t.A\",\"subject\":\"%s\",\"version\":1}]".formatted(subject));
        assertThat(registry.json(versions() + "/1/referencedby").toString())
                .isEqualTo("[%d]".formatted(registered.body().path("id").asInt()));
        isRefused(registry.call("DELETE", versions() + "/1", null), 422, 42206);
        isRefused(calls.post(referring, referringTo(subject + "-none")), 422, 42201);
    }

    @Test
    void itSpeaksConfluentsMediaTypes() throws Exception {
        String type = "application/vnd.schemaregistry.v1+json";
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(TestRegistry.shared().url() + versions()))
                        .header("Accept", type)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body(A).toString()))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
        }
    }

    private String versions() {
        return "/subjects/" + subject + "/versions";
    }
}
