package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The brokers, as the dashboard sees them.
 *
 * @param known how many there are or should be
 * @param up ids of those that are up
 */
record ClusterView(int known, Set<Integer> up) {

    static ClusterView of(Stage stage) throws IOException, InterruptedException {
        JsonNode brokers = stage.dashboard().get("/api/cluster").path("brokers");
        Set<Integer> up = new TreeSet<>();
        for (JsonNode broker : brokers) {
            if (broker.path("status").asString("").equals("UP")) {
                up.add(broker.path("id").asInt(-1));
            }
        }
        return new ClusterView(brokers.size(), up);
    }

    /** Why a demonstration that needs so many brokers cannot begin; empty when it can. */
    String whyNot(int needed) {
        if (up.size() >= needed) {
            return "";
        }
        return known >= needed
                ? "%d of %d brokers are up; to begin with, all have to be."
                        .formatted(up.size(), known)
                : ("It needs three brokers, and there is %d. Get three with ./platform start"
                                + " --brokers 3 (--state-dir .platform-3 keeps them apart), or with"
                                + " docker compose -f docker-compose.yml -f"
                                + " compose.three-brokers.yml up -d --wait.")
                        .formatted(known);
    }
}
