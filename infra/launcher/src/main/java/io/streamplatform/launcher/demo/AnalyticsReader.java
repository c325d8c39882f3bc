package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** The analytics service as a consumer: how far it has read, and what it has made of that. */
final class AnalyticsReader {

    static final String GROUP = "analytics-group";

    private static final Duration BOUND = Duration.ofSeconds(20);

    private final Stage stage;
    private final String topic;

    AnalyticsReader(Stage stage, String topic) {
        this.stage = stage;
        this.topic = topic;
    }

    /**
     * Shows that a purchase is read, counted, and known as the user's.
     *
     * @param title what is about to happen, with %s for the group
     */
    void counts(String title, Receipt purchase, Shopper shopper, Instant sent)
            throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        say.step(title.formatted(GROUP));
        JsonNode partition =
                stage.await(
                        "%s has read the purchase at %s".formatted(GROUP, purchase.place()),
                        BOUND,
                        () -> past(purchase, stage.dashboard().get("/api/groups/" + GROUP)));
        say.done(
                "Its committed offset in partition %d is %d, past the purchase; its lag there is %s"
                        .formatted(
                                purchase.partition(),
                                Stage.number(partition, "committedOffset"),
                                partition.path("lag")));
        String path =
                "/api/analytics/users/%s/path?limit=10".formatted(Stage.encoded(shopper.user()));
        JsonNode bought =
                stage.await(
                        "the user's path in analytics shows the purchase",
                        BOUND,
                        () -> purchaseIn(stage.dashboard().get(path)));
        say.done(
                "Analytics knows it: %s, %s (%d ms after it was sent, at most)"
                        .formatted(
                                bought.path("kind").asString(""),
                                bought.path("detail").asString(""),
                                Duration.between(sent, Instant.now()).toMillis()));
        JsonNode totals = stage.dashboard().get("/api/analytics/totals");
        say.done(
                "It is one of %s purchases among %s events counted so far, each exactly once"
                        .formatted(totals.path("counts").path("PURCHASE"), totals.path("total")));
        say.look("Lag of all groups", stage.page("/groups"));
        say.look("What analytics makes of it", stage.page("/analytics"));
    }

    private Sighting<JsonNode> past(Receipt purchase, JsonNode group) {
        for (JsonNode partition : group.path("partitions")) {
            if (partition.path("topic").asString("").equals(topic)
                    && partition.path("partition").asInt(-1) == purchase.partition()) {
                JsonNode committed = partition.path("committedOffset");
                return committed.isNumber() && committed.asLong() > purchase.offset()
                        ? Sighting.of(partition)
                        : Sighting.notYet("its committed offset there is " + committed);
            }
        }
        return Sighting.notYet("it has no offset in partition " + purchase.partition());
    }

    private static Sighting<JsonNode> purchaseIn(JsonNode path) {
        for (JsonNode event : path.path("events")) {
            if (event.path("kind").asString("").equals("PURCHASE")) {
                return Sighting.of(event);
            }
        }
        return Sighting.notYet("it shows %d other events".formatted(path.path("events").size()));
    }
}
