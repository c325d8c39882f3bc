package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The records of one alert: the same key on a compacted topic, so that the newest value is its
 * present state.
 */
final class AlertRecords {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TOPIC = "alerts";
    private static final List<String> LIFE = List.of("FIRING", "ACKNOWLEDGED", "RESOLVED");

    private final Stage stage;
    private final String alertId;

    AlertRecords(Stage stage, String alertId) {
        this.stage = stage;
        this.alertId = alertId;
    }

    /** Shows that they tell an alert's life in its order. */
    void tell() throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        say.step("The alert's life, as it stands in the topic `%s` under one key".formatted(TOPIC));
        List<List<String>> rows = changesOfStatus();
        List<String> life = rows.stream().map(List::getLast).toList();
        rows.addFirst(List.of("partition", "offset", "status"));
        say.table(rows);
        Stage.check(life.equals(LIFE), "the records of the alert tell its life in order", life);
        say.done(String.join(", ", LIFE) + "; compaction will keep the last of them");
        say.look("The alert and its history", stage.page("/alerts"));
    }

    /** Oldest first; what only brings new figures is left out. */
    private List<List<String>> changesOfStatus() throws IOException, InterruptedException {
        JsonNode page =
                stage.dashboard()
                        .get(
                                "/api/messages/%s?from=newest&limit=500&text=%s"
                                        .formatted(TOPIC, Stage.encoded(alertId)));
        List<List<String>> rows = new ArrayList<>();
        String before = "";
        for (int i = page.path("records").size() - 1; i >= 0; i--) {
            JsonNode record = page.path("records").path(i);
            if (!record.path("key").asString("").equals(alertId)) {
                continue;
            }
            String status =
                    JSON.readTree(record.path("value").asString("null"))
                            .path("status")
                            .asString("");
            if (!status.equals(before)) {
                rows.add(
                        List.of(
                                record.path("partition").asString(""),
                                record.path("offset").asString(""),
                                status));
            }
            before = status;
        }
        return rows;
    }
}
