package io.streamplatform.launcher.demo;

import io.streamplatform.launcher.demo.Addresses.Place;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/** One purchase, and three consumers that read it, each for itself. */
final class EventsDemo implements Demo {

    private static final String TOPIC = "user-events";
    private static final String OWN = "demo-events";
    private static final String PRODUCT = "walnut-desk-lamp";
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final long ONE_VIEW_MILLIS = 1_000;

    @Override
    public String name() {
        return "events";
    }

    @Override
    public String description() {
        return "one purchase's way through three independent consumers";
    }

    @Override
    public List<String> needs() {
        return List.of("event-producer");
    }

    @Override
    public void run(Stage stage) throws IOException, InterruptedException {
        String user = "demo-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        Shopper shopper = new Shopper(stage.rest(Place.EVENT_PRODUCER), user);
        stage.afterwards().then("delete the group " + OWN, () -> OwnGroup.forget(stage, OWN));
        try (LiveView live = new LiveView(stage, TOPIC);
                OwnGroup own = new OwnGroup(stage, OWN, TOPIC)) {
            getReady(stage, shopper, live, own);
            Instant sent = Instant.now();
            Receipt purchase = buy(stage, shopper);
            seenLive(stage, live, purchase, sent);
            readByOwnGroup(stage, own, purchase, shopper);
            new AnalyticsReader(stage, TOPIC)
                    .counts(
                            "The third: the group %s counts it, in a Kafka transaction",
                            purchase, shopper, sent);
        }
    }

    private static void getReady(Stage stage, Shopper shopper, LiveView live, OwnGroup own)
            throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        say.step("Three consumers of the topic `%s` get ready".formatted(TOPIC));
        say.tell(
                "1) the analytics service, group %s; 2) the dashboard's live view, without a group;"
                                .formatted(AnalyticsReader.GROUP)
                        + " 3) this demonstration, group "
                        + OWN
                        + ". None of them knows of the others.");
        int partitions = own.join(stage).size();
        Receipt view = firstView(stage, shopper, live);
        say.done("%s holds all %d partitions".formatted(OWN, partitions));
        say.done(
                "The live view shows what happens: %s looks at a %s (%s)"
                        .formatted(shopper.user(), PRODUCT, view.place()));
        say.look("Watch it there", stage.page("/topics/" + TOPIC));
    }

    /** Looks at the product again until the live view is seen to be live. */
    private static Receipt firstView(Stage stage, Shopper shopper, LiveView live)
            throws IOException, InterruptedException {
        Receipt[] newest = {shopper.look(PRODUCT)};
        long[] lookedAt = {System.nanoTime()};
        return stage.await(
                "the live view shows a page view",
                BOUND,
                () -> {
                    if (live.arrivalOf(newest[0]).isPresent()) {
                        return Sighting.of(newest[0]);
                    }
                    if ((System.nanoTime() - lookedAt[0]) / 1_000_000 > ONE_VIEW_MILLIS) {
                        newest[0] = shopper.look(PRODUCT);
                        lookedAt[0] = System.nanoTime();
                    }
                    return Sighting.notYet("it shows none of the user's yet");
                });
    }

    private static Receipt buy(Stage stage, Shopper shopper)
            throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        say.step("%s buys two of them for 99.80 EUR".formatted(shopper.user()));
        Receipt purchase = shopper.buy(PRODUCT, 2, 4990);
        say.done(
                "Acknowledged after %s ms: %s"
                        .formatted(
                                Text.decimal(purchase.acknowledgedInMillis()), purchase.place()));
        String address =
                "/api/messages/%s/%d/%d".formatted(TOPIC, purchase.partition(), purchase.offset());
        JsonNode record = stage.dashboard().get(address);
        Stage.check(
                record.path("key").asString("").equals(shopper.user())
                        && record.path("value").asString("").contains(shopper.order()),
                "the purchase is the record at " + purchase.place(),
                record);
        say.done(
                "Read back from there: its key is the user, so all of a user's events are in one"
                        + " partition, in order");
        return purchase;
    }

    private static void seenLive(Stage stage, LiveView live, Receipt purchase, Instant sent)
            throws InterruptedException {
        stage.narrator().step("The first consumer: the dashboard's live view");
        Instant arrived =
                stage.await(
                        "the live view shows the purchase",
                        BOUND,
                        () ->
                                live.arrivalOf(purchase)
                                        .map(Sighting::of)
                                        .orElseGet(() -> Sighting.notYet("it has not come yet")));
        stage.narrator()
                .done(
                        "In the browser %d ms after it was sent"
                                .formatted(Duration.between(sent, arrived).toMillis()));
    }

    private static void readByOwnGroup(Stage stage, OwnGroup own, Receipt purchase, Shopper shopper)
            throws InterruptedException {
        stage.narrator().step("The second: the group %s reads the same record".formatted(OWN));
        var record = own.readUpTo(stage, purchase);
        Stage.check(
                record.value().contains(shopper.order()), "it is the same record", record.value());
        stage.narrator()
                .done(
                        "Read, and the offset %d committed for the group"
                                .formatted(record.offset() + 1));
        stage.narrator().tell("Reading takes nothing away: it is there for every other group.");
    }
}
