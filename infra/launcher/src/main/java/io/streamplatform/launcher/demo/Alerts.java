package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The alert service's interface, as the dashboard forwards it. */
record Alerts(Rest dashboard) {

    /** What a rule's open alerts are about. */
    Set<String> openSubjects(String rule) throws IOException, InterruptedException {
        Set<String> subjects = new HashSet<>();
        for (JsonNode alert : open()) {
            if (alert.path("rule").asString("").equals(rule)) {
                subjects.add(alert.path("subject").asString(""));
            }
        }
        return subjects;
    }

    /** The open alert of that rule about that subject. */
    Optional<JsonNode> find(String rule, String subject) throws IOException, InterruptedException {
        for (JsonNode alert : open()) {
            if (alert.path("rule").asString("").equals(rule)
                    && alert.path("subject").asString("").equals(subject)) {
                return Optional.of(alert);
            }
        }
        return Optional.empty();
    }

    private JsonNode open() throws IOException, InterruptedException {
        return dashboard.get("/api/alerts?status=OPEN&limit=500").path("alerts");
    }

    JsonNode byId(String alertId) throws IOException, InterruptedException {
        return dashboard.get("/api/alerts?id=" + Stage.encoded(alertId));
    }

    JsonNode acknowledge(String alertId) throws IOException, InterruptedException {
        return dashboard.post(
                "/api/alerts/acknowledge", Map.of("alertId", alertId, "by", "./platform demo"));
    }

    /** How a rule is set now. */
    JsonNode rule(String name) throws IOException, InterruptedException {
        for (JsonNode rule : dashboard.get("/api/alerts/rules")) {
            if (rule.path("rule").asString("").equals(name)) {
                if (!rule.path("enabled").asBoolean(false)) {
                    throw new ClaimFailedException(
                            ("The rule %s is switched off; PUT /api/alerts/rules/%s of the alert"
                                            + " service with {\"enabled\": true} switches it on.")
                                    .formatted(name, name));
                }
                return rule;
            }
        }
        throw new ClaimFailedException("The alert service has no rule called " + name + ".");
    }

    /** The first of them that no alert of the rule is about already. */
    static String quiet(List<String> candidates, Set<String> subjects, String remedy) {
        return candidates.stream()
                .filter(each -> !subjects.contains(each))
                .findFirst()
                .orElseThrow(() ->
                        new ClaimFailedException(
                                "An alert is open for each of %s already, so a new one cannot be told apart; %s"
                                        .formatted(String.join(", ", candidates), remedy)));
    }
}
