package io.streamplatform.launcher.demo;

import io.streamplatform.launcher.demo.Addresses.Place;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/** A producer changes to Avro while it runs; its schema is evolved, and broken, and says why. */
final class SchemasDemo implements Demo {

    private static final String TOPIC = "user-events";
    private static final String SUBJECT = "demo-schemas-value";
    private static final String TRAFFIC = "/api/traffic";
    private static final String PRODUCT = "walnut-desk-lamp";
    private static final int CONFLICT = 409;

    @Override
    public String name() {
        return "schemas";
    }

    @Override
    public String description() {
        return "a producer writes Avro; its schema evolves, and breaks";
    }

    @Override
    public List<String> needs() {
        return List.of("event-producer", "analytics");
    }

    @Override
    public String obstacle(Stage stage) throws IOException, InterruptedException {
        JsonNode registry = stage.dashboard().get("/api/schema-registry");
        if (!registry.path("set").asBoolean(false)) {
            return "It needs a schema registry, and the dashboard knows of none."
                    + " Start with ./platform start, or docker compose up -d";
        }
        String error = registry.path("error").asString("");
        return error.isEmpty()
                ? ""
                : error
                        + " Start it with ./platform start registry, or docker compose up -d"
                        + " registry";
    }

    @Override
    public void run(Stage stage) throws IOException, InterruptedException {
        Rest producer = stage.rest(Place.EVENT_PRODUCER);
        String usual = producer.get(TRAFFIC).path("format").asString("json");
        stage.afterwards()
                .then(
                        "let the event producer write %s again".formatted(usual),
                        () -> {
                            JsonNode _ = producer.patch(TRAFFIC, Map.of("format", usual));
                        });
        String user = "demo-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        Shopper shopper = new Shopper(producer, user);
        JsonNode schema = changeToAvro(stage, producer);
        Instant sent = Instant.now();
        Receipt purchase = buy(stage, shopper, schema);
        new AnalyticsReader(stage, TOPIC)
                .counts(
                        "Consumers go on, as they tell formats apart: %s counts it",
                        purchase, shopper, sent);
        String text = evolve(stage, schema);
        breakIt(stage, text);
    }

    private static JsonNode changeToAvro(Stage stage, Rest producer)
            throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        say.step("The event producer writes Avro from now on");
        say.command("./platform format event-producer avro");
        JsonNode schema = producer.patch(TRAFFIC, Map.of("format", "avro")).path("schema");
        Stage.check(schema.path("id").isNumber(), "its schema has an id in the registry", schema);
        say.done(
                "Its schema is version %s of %s, and has the id %s"
                        .formatted(
                                schema.path("version"),
                                schema.path("subject").asString(""),
                                schema.path("id")));
        say.look("The schema", stage.page("/schemas/" + schema.path("subject").asString("")));
        return schema;
    }

    private static Receipt buy(Stage stage, Shopper shopper, JsonNode schema)
            throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        say.step("A purchase, as its bytes and as the dashboard reads them");
        Receipt purchase = shopper.buy(PRODUCT, 2, 4990);
        String bytes = value(stage, purchase, "&valueFormat=hex").replaceAll("[^0-9a-f]", "");
        String decoded = value(stage, purchase, "");
        String header = "00" + HexFormat.of().toHexDigits(schema.path("id").asInt(0));
        Stage.check(
                bytes.startsWith(header),
                "its value begins with a zero byte and the schema's id",
                bytes.substring(0, Math.min(bytes.length(), header.length())));
        Stage.check(
                decoded.contains(shopper.order()), "the dashboard reads the order in it", decoded);
        say.done(
                "%d bytes, of which the first five are %s: a zero byte, and the id"
                        .formatted(bytes.length() / 2, header));
        say.done("Read as JSON it has %d characters".formatted(decoded.length()));
        return purchase;
    }

    private static String value(Stage stage, Receipt place, String format)
            throws IOException, InterruptedException {
        JsonNode page =
                stage.dashboard()
                        .get(
                                "/api/messages/%s?partition=%d&from=offset:%d&limit=1%s"
                                        .formatted(
                                                TOPIC, place.partition(), place.offset(), format));
        return page.path("records").path(0).path("value").asString("");
    }

    /** On a copy, so that the platform's own schema stays what the code is built with. */
    private static String evolve(Stage stage, JsonNode schema)
            throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        say.step("Evolve a copy of it: add a field that has a default");
        stage.afterwards().then("delete the subject " + SUBJECT, () -> forget(stage));
        forget(stage);
        String text =
                stage.dashboard()
                        .get(
                                "/api/schemas/%s/versions/%d"
                                        .formatted(
                                                schema.path("subject").asString(""),
                                                schema.path("version").asInt(0)))
                        .path("schema")
                        .asString("");
        JsonNode _ = register(stage, text);
        String evolved =
                with(text, "\"coupon\", \"type\": [\"null\", \"string\"], \"default\": null");
        JsonNode registered = register(stage, evolved);
        say.done(
                "Taken as version %s: who reads with the new schema reads old records too"
                        .formatted(registered.path("version")));
        return evolved;
    }

    private static void breakIt(Stage stage, String text) throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        say.step("Break it: add a field that every record must have");
        String broken = with(text, "\"tenant\", \"type\": \"string\"");
        try {
            JsonNode taken = register(stage, broken);
            throw new ClaimFailedException(
                    "The registry took a version that breaks readers: " + taken);
        } catch (RequestFailedException e) {
            if (e.status() != CONFLICT) {
                throw e;
            }
            say.done("Refused. " + e.getMessage());
        }
        say.tell("What each level says of it:");
        say.table(levels(stage, broken));
        say.look("Try changes of your own on real readers", stage.page("/labs/schemas"));
    }

    private static List<List<String>> levels(Stage stage, String text)
            throws IOException, InterruptedException {
        JsonNode check =
                stage.dashboard()
                        .post("/api/schemas/%s/check".formatted(SUBJECT), Map.of("schema", text));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("level", "taken", "what it promises"));
        for (JsonNode level : check.path("levels")) {
            rows.add(
                    List.of(
                            level.path("level").asString(""),
                            level.path("taken").asBoolean(false) ? "yes" : "no",
                            level.path("meaning").asString("")));
        }
        Stage.check(rows.size() > 1, "the check names levels", check);
        return rows;
    }

    private static JsonNode register(Stage stage, String text)
            throws IOException, InterruptedException {
        return stage.dashboard()
                .post("/api/schemas/%s/versions".formatted(SUBJECT), Map.of("schema", text));
    }

    /** A record's schema with one more field at its end. */
    private static String with(String schema, String field) {
        int end = schema.lastIndexOf(']');
        return schema.substring(0, end) + ", {\"name\": " + field + "}" + schema.substring(end);
    }

    /** First softly, then for good; there may be none. */
    private static void forget(Stage stage) throws IOException, InterruptedException {
        for (boolean permanent : new boolean[] {false, true}) {
            try {
                stage.dashboard()
                        .delete("/api/schemas/%s?permanent=%s".formatted(SUBJECT, permanent));
            } catch (RequestFailedException e) {
                if (e.status() / 100 != 4) {
                    throw e;
                }
            }
        }
    }
}
