package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * How the services are, as the dashboard sees them.
 *
 * @param statuses UP, DOWN or UNREACHABLE by name; one that never answered is not in it
 */
record Services(Map<String, String> statuses) {

    static Services seenBy(Rest dashboard) throws IOException, InterruptedException {
        Map<String, String> statuses = new TreeMap<>();
        for (JsonNode service : dashboard.get("/api/services")) {
            statuses.put(service.path("name").asString(""), service.path("status").asString(""));
        }
        return new Services(statuses);
    }

    /** Those of them that are not up. */
    List<String> missing(List<String> needed) {
        return needed.stream().filter(each -> !"UP".equals(statuses.get(each))).toList();
    }

    /** All that are known and not up. */
    List<String> away() {
        return missing(List.copyOf(statuses.keySet()));
    }

    /** What to do about services that are away, in both ways of running the platform. */
    static String remedy(List<String> missing) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                missing.size() == 1
                        ? missing.getFirst() + " is not up."
                        : String.join(", ", missing) + " are not up.");
        String names = String.join(" ", missing);
        sentences.add(
                "Start with ./platform start %s, or docker compose up -d %s"
                        .formatted(names, names));
        return String.join(" ", sentences);
    }
}
