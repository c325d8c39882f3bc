package io.streamplatform.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.contracts.GoldenSamples;
import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.events.shop.SessionCheck;
import io.streamplatform.testsupport.Api;
import io.streamplatform.testsupport.Api.Answer;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import io.streamplatform.testsupport.TestRegistry;
import io.streamplatform.testsupport.WithKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the REST of the event producer promises, against a real broker. */
@WithKafka
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "platform.traffic.paused=true")
class EventApiIT {
    private static final String TOPIC = "user-events";
    private static final Pattern SIMULATED = Pattern.compile("session-[0-9a-f]{12}");
    private static final Duration LONG = Duration.ofSeconds(90);

    @LocalServerPort private int port;
    private Api api;

    @BeforeEach
    void kafkaIsThere() {
        api = new Api(port);
        await().atMost(LONG)
                .until(() -> api.get("/api/traffic").body().path("kafka").asString().equals("UP"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page-view",
                "click",
                "search",
                "login",
                "signup",
                "add-to-cart",
                "remove-from-cart",
                "purchase"
            })
    void theReceiptOfARecordIsTrue(String sample, KafkaProbe kafka) {
        String user = KafkaProbe.uniqueName("user");
        String body =
                new String(GoldenSamples.bytes("user-events/" + sample), UTF_8)
                        .replace("user-0042", user);

        Answer answer = api.post("/api/events", body);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        JsonNode receipt = answer.body();
        assertThat(receipt.path("topic").asString()).isEqualTo(TOPIC);
        assertThat(receipt.path("acknowledgedInMillis").asDouble()).isPositive();
        ConsumerRecord<byte[], byte[]> record = at(kafka, receipt);
        assertThat(record.key()).asString(UTF_8).isEqualTo(user);
        assertThat(record.partition())
                .as("a user's partition is the hash of the id")
                .isEqualTo(Utils.toPositive(Utils.murmur2(user.getBytes(UTF_8))) % 3);
        assertThat(Instant.ofEpochMilli(record.timestamp()))
                .isEqualTo(Instant.parse(receipt.path("timestamp").asString()));
        JsonFormat<UserEvent> format = JsonFormat.of(UserEvent.class);
        assertThat(format.read(record.value())).isEqualTo(format.read(body.getBytes(UTF_8)));
        assertThat(record.timestamp()).isEqualTo(format.read(record.value()).time().toEpochMilli());
    }

    @Test
    void whatASenderLeavesOpenIsFilledIn(KafkaProbe kafka) {
        Instant before = Instant.ofEpochMilli(System.currentTimeMillis());

        Answer answer =
                api.post(
                        "/api/events",
                        """
                        {"type": "PURCHASE", "userId": "user-mira", "eventId": null,
                         "lines": [{"product": "vase", "quantity": 2,
                                    "unitPrice": {"amountMinor": 350, "currency": "EUR"}}],
                         "total": {"amountMinor": 700, "currency": "EUR"}}
                        """);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        UserEvent event = JsonFormat.of(UserEvent.class).read(at(kafka, answer.body()).value());
        assertThat(event.eventId().version()).isEqualTo(7);
        assertThat(event.schemaVersion()).isEqualTo(UserEvent.SCHEMA_VERSION);
        assertThat(event.sessionId()).startsWith("session-");
        assertThat(event.time()).isBetween(before, Instant.now());
        assertThat(((UserEvent.Purchase) event).orderId()).startsWith("order-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type|{'userId':'u','page':'/'}|must be one of PAGE_VIEW",
                "type|{'type':'SNEEZE','userId':'u'}|must be one of PAGE_VIEW",
                "userId|{'type':'CLICK','page':'/','element':'x'}|is missing",
                "userId|{'type':'CLICK','userId':' ','page':'/','element':'x'}|must not be blank",
                "userId|{'type':'CLICK','userId':7,'page':'/','element':'x'}|must be text",
                "page|{'type':'PAGE_VIEW','userId':'u'}|is missing",
                "element|{'type':'CLICK','userId':'u','page':'/'}|is missing",
                "results|{'type':'SEARCH','userId':'u','query':'lamp'}|is missing",
                "results|{'type':'SEARCH','userId':'u','query':'lamp','results':-1}|must be 0 to",
                "results|{'type':'SEARCH','userId':'u','query':'lamp','results':1.5}|must be a"
                        + " whole number",
                "quantity|{'type':'REMOVE_FROM_CART','userId':'u','product':'p','quantity':0}|must"
                        + " be 1 to 10000",
                "quantity|{'type':'REMOVE_FROM_CART','userId':'u','product':'p','quantity':'two'}|must"
                    + " be a whole number",
                "quantity|{'type':'REMOVE_FROM_CART','userId':'u','product':'p','quantity':99999999999}|whole"
                    + " number",
                "unitPrice|{'type':'ADD_TO_CART','userId':'u','product':'p','quantity':1}|is"
                        + " missing",
                "unitPrice|{'type':'ADD_TO_CART','userId':'u','product':'p','quantity':1,'unitPrice':5}|must"
                    + " be a JSON object",
                "unitPrice.amountMinor|{'type':'ADD_TO_CART','userId':'u','product':'p','quantity':1,'unitPrice':{'amountMinor':-1,'currency':'EUR'}}|must"
                    + " be 0 to",
                "unitPrice.currency|{'type':'ADD_TO_CART','userId':'u','product':'p','quantity':1,'unitPrice':{'amountMinor':1,'currency':'XQZ'}}|must"
                    + " be an ISO 4217 code",
                "unitPrice.currency|{'type':'ADD_TO_CART','userId':'u','product':'p','quantity':1,'unitPrice':{'amountMinor':1}}|is"
                    + " missing",
                "lines|{'type':'PURCHASE','userId':'u','lines':[],'total':{'amountMinor':1,'currency':'EUR'}}|must"
                    + " have at least one element",
                "lines|{'type':'PURCHASE','userId':'u','lines':{},'total':{'amountMinor':1,'currency':'EUR'}}|must"
                    + " be an array",
                "lines[0].quantity|{'type':'PURCHASE','userId':'u','lines':[{'product':'p','quantity':0,'unitPrice':{'amountMinor':1,'currency':'EUR'}}],'total':{'amountMinor':1,'currency':'EUR'}}|must"
                    + " be 1 to",
                "total|{'type':'PURCHASE','userId':'u','lines':[{'product':'p','quantity':2,'unitPrice':{'amountMinor':3,'currency':'EUR'}}],'total':{'amountMinor':5,'currency':'EUR'}}|must"
                    + " be the sum of the lines, 6",
                "lines|{'type':'PURCHASE','userId':'u','lines':[{'product':'p','quantity':1,'unitPrice':{'amountMinor':5,'currency':'USD'}}],'total':{'amountMinor':5,'currency':'EUR'}}|must"
                    + " be in the total's currency EUR",
                "time|{'type':'LOGIN','userId':'u','method':'m','time':'yesterday'}|must be a time"
                        + " in UTC",
                "time|{'type':'LOGIN','userId':'u','method':'m','time':'2999-01-01T00:00:00Z'}|at"
                        + " most an hour ahead",
                "time|{'type':'LOGIN','userId':'u','method':'m','time':'1960-01-01T00:00:00Z'}|from"
                        + " 1970",
                "eventId|{'type':'LOGIN','userId':'u','method':'m','eventId':'7'}|must be a UUID",
                "schemaVersion|{'type':'LOGIN','userId':'u','method':'m','schemaVersion':2}|must be"
                        + " 1 to 1",
                "methode|{'type':'LOGIN','userId':'u','method':'m','methode':'m'}|is not known"
                        + " here; known are",
                "body|{'type':'LOGIN','type':'CLICK'}|is not JSON",
                "body|[1]|must be a JSON object",
                "body|{'type'|is not JSON",
                "body|{} x|is not JSON",
            })
    void aBadFieldIsNamedWithARemedyAndNothingIsSent(
            String field, String body, String remedy, KafkaProbe kafka) {
        long before = kafka.endOffsets(TOPIC);

        Answer answer =
                api.post("/api/events", body.replace('\'', '"').replace("total\"s", "total's"));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        JsonNode error = answer.body().path("errors").path(0);
        assertThat(error.path("field").asString()).as("%s", answer.body()).isEqualTo(field);
        assertThat(error.path("remedy").asString()).contains(remedy);
        assertThat(answer.body().path("detail").asString()).contains(field, remedy);
        assertThat(kafka.endOffsets(TOPIC)).isEqualTo(before);
    }

    @Test
    void anEmptyOrHugeBodyIsRefused() {
        assertThat(api.post("/api/events", "").status()).isEqualTo(400);
        assertThat(api.post("/api/events", "{\"type\":\"" + "x".repeat(2_000_000) + "\"}").status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/events",
        "POST, /api/events/burst",
        "PATCH, /api/traffic",
        "POST, /api/incidents"
    })
    void whatAForeignPageCouldSendUnaskedIsRefused(String method, String path) {
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded")) {
            assertThat(api.call(method, path, type, "{\"count\": 1}").status()).isEqualTo(415);
        }
    }

    @Test
    void aBurstIsAllThereInOrder(KafkaProbe kafka) {
        Map<Integer, Long> ends = ends(kafka);

        Answer answer = api.post("/api/events/burst", "{\"count\": 20000}");

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().path("requested").asInt()).isEqualTo(20_000);
        assertThat(answer.body().path("acknowledged").asInt()).isEqualTo(20_000);
        assertThat(answer.body().path("failed").asInt()).isZero();
        assertThat(answer.body().path("pending").asInt()).isZero();
        assertThat(answer.body().path("recordsPerSecond").asDouble()).isPositive();
        assertThat(answer.body().get("firstError").isNull()).isTrue();
        List<ConsumerRecord<byte[], byte[]>> sent =
                kafka.readAll(TOPIC).stream()
                        .filter(record ->
                                record.offset() >= ends.getOrDefault(record.partition(), 0L))
                        .toList();
        assertThat(sent).hasSize(20_000);
        JsonFormat<UserEvent> format = JsonFormat.of(UserEvent.class);
        Set<Object> ids = new HashSet<>();
        Map<String, Integer> partitions = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : sent) {
            UserEvent event = format.read(record.value());
            assertThat(new String(record.key(), UTF_8)).isEqualTo(event.userId());
            assertThat(record.timestamp()).isEqualTo(event.time().toEpochMilli());
            assertThat(partitions.putIfAbsent(event.userId(), record.partition()))
                    .isIn(null, record.partition());
            assertThat(ids.add(event.eventId())).as("no record twice").isTrue();
        }
        // As they lie in the topic since it began, in whatever format: each user's sessions are
        // coherent.
        SessionCheck check = new SessionCheck();
        ValuesOfAllFormats values = new ValuesOfAllFormats(TestRegistry.shared().url());
        kafka.readAll(TOPIC).stream()
                .map(record -> values.read(record.value()))
                .filter(event -> SIMULATED.matcher(event.sessionId()).matches())
                .forEach(check::accept);
        assertThat(check.sessions()).isGreaterThan(500);
        assertThat(new HashSet<>(partitions.values())).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"0", "-5", "1000001", "null", "'\"many\"'", "1.5"})
    void aBurstOfNoSizeIsRefused(String count) {
        Answer answer = api.post("/api/events/burst", "{\"count\": " + count + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("field").asString())
                .isEqualTo("count");
    }

    @Test
    void theTrafficFlowsAtItsRateStopsAtAPauseAndCountsTruly(KafkaProbe kafka) {
        assertThat(api.call("PATCH", "/api/traffic", "{\"rate\": 300}").status()).isEqualTo(200);
        long held = kafka.endOffsets(TOPIC);
        Answer resumed = api.post("/api/traffic/resume", "");
        assertThat(resumed.body().path("paused").asBoolean()).isFalse();
        long before = resumed.body().path("acknowledged").asLong();

        await().atMost(LONG)
                .untilAsserted(() -> {
                    JsonNode now = api.get("/api/traffic").body();
                    assertThat(now.path("sentRate").asDouble()).isBetween(150.0, 400.0);
                    assertThat(now.path("acknowledged").asLong()).isGreaterThan(before + 900);
                });

        assertThat(api.post("/api/traffic/pause", "").body().path("paused").asBoolean()).isTrue();
        await().atMost(LONG)
                .until(() -> api.get("/api/traffic").body().path("buffered").asLong() == 0);
        JsonNode after = api.get("/api/traffic").body();
        assertThat(after.path("currentRate").asDouble()).isZero();
        assertThat(kafka.endOffsets(TOPIC) - held)
                .as("what was acknowledged is what is there")
                .isEqualTo(after.path("acknowledged").asLong() - before);
        assertThat(after.path("sent").asLong()).isEqualTo(after.path("acknowledged").asLong());
        Instant last =
                kafka.readAll(TOPIC).stream()
                        .map(record -> Instant.ofEpochMilli(record.timestamp()))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        assertThat(last).isAfter(Instant.now().minus(LONG));
    }

    @Test
    void theMixChangesInPart() {
        JsonNode before = api.get("/api/traffic").body().path("mix");

        Answer answer =
                api.call("PATCH", "/api/traffic", "{\"mix\": {\"PURCHASE\": 30, \"CLICK\": 0}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("mix").path("PURCHASE").asDouble()).isEqualTo(30);
        assertThat(answer.body().path("mix").path("CLICK").asDouble()).isZero();
        assertThat(answer.body().path("mix").path("SEARCH")).isEqualTo(before.path("SEARCH"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rate|{\"rate\": -1}",
                "rate|{\"rate\": 50001}",
                "rate|{\"rate\": \"fast\"}",
                "rte|{\"rte\": 5}",
                "mix.SNEEZE|{\"mix\": {\"SNEEZE\": 1}}",
                "mix.CLICK|{\"mix\": {\"CLICK\": -1}}",
                "mix.CLICK|{\"mix\": {\"CLICK\": null}}",
                "mix.CLICK|{\"mix\": {\"CLICK\": \"often\"}}",
                "mix|{\"mix\": 5}",
                "mix|{\"mix\":"
                    + " {\"PAGE_VIEW\":0,\"CLICK\":0,\"SEARCH\":0,\"LOGIN\":0,\"SIGNUP\":0,\"ADD_TO_CART\":0,\"REMOVE_FROM_CART\":0,\"PURCHASE\":0}}",
            })
    void aBadChangeIsNamedAndChangesNothing(String field, String body) {
        JsonNode before = api.get("/api/traffic").body();

        Answer answer = api.call("PATCH", "/api/traffic", body);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("field").asString()).isEqualTo(field);
        JsonNode after = api.get("/api/traffic").body();
        assertThat(after.path("rate")).isEqualTo(before.path("rate"));
        assertThat(after.path("mix")).isEqualTo(before.path("mix"));
    }

    @Test
    void aFlashSaleBeginsShowsAndEnds() {
        JsonNode kind = api.get("/api/incidents/kinds").body().path(0);
        assertThat(kind.path("kind").asString()).isEqualTo("FLASH_SALE");
        String target = kind.path("targets").path(1).asString();

        Answer started =
                api.post(
                        "/api/incidents",
                        "{\"kind\": \"FLASH_SALE\", \"target\": \"%s\", \"duration\": \"PT1H\"}"
                                .formatted(target));

        assertThat(started.status()).as("%s", started.body()).isEqualTo(201);
        String id = started.body().path("id").asString();
        assertThat(started.body().path("target").asString()).isEqualTo(target);
        assertThat(
                        Duration.between(
                                Instant.parse(started.body().path("startedAt").asString()),
                                Instant.parse(started.body().path("endsAt").asString())))
                .isEqualTo(Duration.ofHours(1));
        assertThat(ids(api.get("/api/incidents").body())).contains(id);
        assertThat(api.call("DELETE", "/api/incidents/" + id, "").status()).isEqualTo(204);
        assertThat(ids(api.get("/api/incidents").body())).doesNotContain(id);
        assertThat(api.call("DELETE", "/api/incidents/" + id, "").status()).isEqualTo(404);
    }

    @Test
    void anIncidentEndsByItself() {
        Answer started =
                api.post("/api/incidents", "{\"kind\": \"FLASH_SALE\", \"duration\": \"PT1S\"}");

        assertThat(started.status()).isEqualTo(201);
        await().atMost(LONG)
                .until(() ->
                        !ids(api.get("/api/incidents").body())
                                .contains(started.body().path("id").asString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind|{}",
                "kind|{\"kind\": \"EARTHQUAKE\"}",
                "target|{\"kind\": \"FLASH_SALE\", \"target\": \"flying-carpet\"}",
                "duration|{\"kind\": \"FLASH_SALE\", \"duration\": \"PT0S\"}",
                "duration|{\"kind\": \"FLASH_SALE\", \"duration\": \"-PT5M\"}",
                "duration|{\"kind\": \"FLASH_SALE\", \"duration\": \"P8D\"}",
                "duration|{\"kind\": \"FLASH_SALE\", \"duration\": \"2 minutes\"}",
                "intensity|{\"kind\": \"FLASH_SALE\", \"intensity\": 0}",
                "intensity|{\"kind\": \"FLASH_SALE\", \"intensity\": 1.1}",
                "until|{\"kind\": \"FLASH_SALE\", \"until\": \"noon\"}",
            })
    void aBadIncidentIsNamed(String field, String body) {
        Answer answer = api.post("/api/incidents", body);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("field").asString()).isEqualTo(field);
        assertThat(answer.body().path("errors").path(0).path("remedy").asString()).isNotBlank();
    }

    @Test
    void theApiIsDescribedWithTheContractAndItsSamples() {
        JsonNode docs = api.get("/v3/api-docs").body();
        JsonNode body = docs.at("/paths/~1api~1events/post/requestBody/content/application~1json");

        assertThat(body.path("examples").propertyNames()).contains("purchase", "page-view");
        assertThat(body.at("/schema/$ref").asString()).endsWith("/UserEvent");
        assertThat(docs.path("components").path("schemas").propertyNames())
                .contains("UserEvent", "Purchase", "Money", "TrafficView", "BurstResult");
        assertThat(docs.path("paths").propertyNames())
                .contains(
                        "/api/events",
                        "/api/events/burst",
                        "/api/traffic",
                        "/api/traffic/pause",
                        "/api/traffic/resume",
                        "/api/incidents",
                        "/api/incidents/kinds",
                        "/api/incidents/{id}");
        for (String name : body.path("examples").propertyNames()) {
            String example = body.at("/examples/" + name + "/value").toString();
            assertThat(api.post("/api/events", example).status())
                    .as("example %s can be sent as it stands", name)
                    .isEqualTo(201);
        }
        assertThat(api.get("/swagger-ui/index.html").status()).isEqualTo(200);
    }

    @Test
    void theActuatorKnowsWhatIsPublishedAndWhatBecameOfIt(TestBroker broker) {
        api.post("/api/events/burst", "{\"count\": 100}");

        assertThat(api.get("/actuator/info").body().at("/kafka/publishes/0").asString())
                .isEqualTo(TOPIC);
        assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(200);
        JsonNode traffic = api.get("/api/traffic").body();
        assertThat(
                        api.get("/actuator/metrics/platform.traffic.acknowledged")
                                .body()
                                .at("/measurements/0/value")
                                .asLong())
                .isGreaterThanOrEqualTo(100)
                .isLessThanOrEqualTo(traffic.path("acknowledged").asLong());
        assertThat(
                        api.get("/actuator/metrics/platform.traffic.acknowledgement")
                                .body()
                                .at("/measurements/0/value")
                                .asLong())
                .isGreaterThanOrEqualTo(100);
        for (String meter : List.of("sent", "failed", "retried", "held", "buffered", "rate")) {
            assertThat(api.get("/actuator/metrics/platform.traffic." + meter).status())
                    .isEqualTo(200);
        }
    }

    private static ConsumerRecord<byte[], byte[]> at(KafkaProbe kafka, JsonNode receipt) {
        return kafka.readAll(TOPIC).stream()
                .filter(record -> record.partition() == receipt.path("partition").asInt())
                .filter(record -> record.offset() == receipt.path("offset").asLong())
                .findFirst()
                .orElseThrow();
    }

    private static Map<Integer, Long> ends(KafkaProbe kafka) {
        Map<Integer, Long> ends = new HashMap<>();
        kafka.readAll(TOPIC)
                .forEach(record -> ends.merge(record.partition(), record.offset() + 1, Math::max));
        return ends;
    }

    private static List<String> ids(JsonNode incidents) {
        return StreamSupport.stream(incidents.spliterator(), false)
                .map(incident -> incident.path("id").asString())
                .toList();
    }
}
