package io.streamplatform.launcher.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Measurements of one figure, rolled up to ten seconds a row.
 *
 * @param series the metrics logger's answer
 */
record RollupRows(JsonNode series) {

    private static final int SECONDS = 10;

    /** The highest value in the rows from that moment on; the row in which it lies counts. */
    double maxSince(Instant start) {
        double max = 0;
        for (JsonNode point : series.path("points")) {
            Instant begins = Instant.parse(point.path("time").asString());
            if (begins.isAfter(start.minusSeconds(SECONDS))) {
                max = Math.max(max, point.path("max").asDouble(0));
            }
        }
        return max;
    }

    /** A table of the newest. */
    List<List<String>> newest(int count) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("from", "readings", "min %", "mean %", "max %"));
        JsonNode points = series.path("points");
        for (int i = Math.max(0, points.size() - count); i < points.size(); i++) {
            JsonNode point = points.path(i);
            rows.add(
                    List.of(
                            point.path("time").asString(""),
                            point.path("count").asString(""),
                            figure(point, "min"),
                            figure(point, "mean"),
                            figure(point, "max")));
        }
        return rows;
    }

    private static String figure(JsonNode point, String name) {
        return Text.decimal(point.path(name).asDouble(0));
    }
}
