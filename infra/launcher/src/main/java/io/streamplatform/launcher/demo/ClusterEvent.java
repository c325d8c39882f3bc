package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Something that the dashboard saw happen in the cluster.
 *
 * @param kind e.g. LEADER_ELECTED
 * @param node the broker, -1 when it is not about one
 * @param topic the one topic that it is about, empty when it is about several or none
 * @param detail the whole in a sentence
 */
record ClusterEvent(Instant time, String kind, int node, String topic, String detail) {

    private static final int MOST = 500;

    /** What happened since then to brokers, to that topic, and to several topics; oldest first. */
    static List<ClusterEvent> since(Stage stage, Instant since, String topic)
            throws IOException, InterruptedException {
        JsonNode answer = stage.dashboard().get("/api/cluster/events?limit=" + MOST);
        List<ClusterEvent> events = new ArrayList<>();
        for (JsonNode event : answer.path("events")) {
            ClusterEvent each = of(event);
            if (each.time.isAfter(since) && (each.topic.isEmpty() || each.topic.equals(topic))) {
                events.add(each);
            }
        }
        // A stable sort: what has the same time stays in the order in which it was told.
        List<ClusterEvent> oldestFirst = new ArrayList<>(events.reversed());
        oldestFirst.sort(Comparator.comparing(ClusterEvent::time));
        return oldestFirst;
    }

    private static ClusterEvent of(JsonNode event) {
        return new ClusterEvent(
                Instant.parse(event.path("time").asString()),
                event.path("kind").asString(""),
                event.path("node").asInt(-1),
                event.path("topic").asString(""),
                event.path("detail").asString(""));
    }

    /** Whether they tell that the broker left and came back, and what that did to partitions. */
    static boolean tellOf(List<ClusterEvent> events, int broker) {
        return has(events, "BROKER_LEFT", broker)
                && has(events, "BROKER_RETURNED", broker)
                && has(events, "LEADER_ELECTED", -1)
                && has(events, "ISR_SHRANK", -1)
                && has(events, "ISR_GREW", -1);
    }

    private static boolean has(List<ClusterEvent> events, String kind, int node) {
        return events.stream()
                .anyMatch(each -> each.kind.equals(kind) && (node < 0 || each.node == node));
    }

    /** The time of day, in UTC. */
    String clock() {
        return time.atOffset(ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT));
    }

    @Override
    public String toString() {
        return kind;
    }
}
