package io.streamplatform.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a rebalance costs by each way, with ratios against eager, which comes first.
 *
 * @param told what {@code /api/labs/groups/comparison} answered
 */
record RebalanceTable(JsonNode told) {

    private static final String GAP = "  ";
    private static final Map<String, String> OCCASIONS =
            Map.of("join", "A fourth member joins", "leave", "The fourth member leaves");
    private static final List<String> HEAD =
            List.of(
                    "",
                    "stopped",
                    "moved",
                    "each without owner",
                    "all together",
                    "to eager",
                    "longest wait",
                    "to eager",
                    "until shared",
                    "to eager",
                    "twice");

    /** For people: the middle of all repetitions, and the worst in brackets. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append('\n').append(title()).append('\n');
        for (String occasion : List.of("join", "leave")) {
            text.append('\n').append(OCCASIONS.get(occasion)).append('\n');
            List<List<String>> rows = new ArrayList<>(List.of(HEAD));
            for (JsonNode way : told.path("results")) {
                rows.add(row(way, occasion));
            }
            rows.forEach(row -> text.append(line(row, rows)).append('\n'));
        }
        text.append('\n');
        told.path("findings")
                .forEach(each -> text.append("- ").append(each.asString("")).append('\n'));
        return text.toString();
    }

    private String title() {
        String heartbeats =
                told.path("results")
                        .valueStream()
                        .map(way ->
                                "%s %s"
                                        .formatted(
                                                way.path("title").asString(""),
                                                seconds(way.path("heartbeatMillis").asDouble(0))))
                        .collect(Collectors.joining(", "));
        return "%s partitions, %s records/s, three members and a fourth; heartbeats: %s"
                .formatted(told.path("partitions"), told.path("recordsPerSecond"), heartbeats);
    }

    private List<String> row(JsonNode way, String occasion) {
        JsonNode cost = way.path(occasion);
        JsonNode eager = told.path("results").path(0).path(occasion);
        return List.of(
                way.path("title").asString(""),
                number(median(cost, "stopped")),
                number(median(cost, "moved")),
                times(cost, "withoutOwnerMillis"),
                times(cost, "standstillMillis"),
                ratio(cost, eager, "standstillMillis"),
                times(cost, "longestGapMillis"),
                ratio(cost, eager, "longestGapMillis"),
                times(cost, "untilSharedMillis"),
                ratio(cost, eager, "untilSharedMillis"),
                String.valueOf(cost.path("redelivered").asInt(0)));
    }

    private static double median(JsonNode cost, String figure) {
        return cost.path(figure).path("median").asDouble(0);
    }

    private static String times(JsonNode cost, String figure) {
        return "%s (%s)"
                .formatted(
                        seconds(median(cost, figure)),
                        seconds(cost.path(figure).path("worst").asDouble(0)));
    }

    private static String ratio(JsonNode cost, JsonNode eager, String figure) {
        return String.format(Locale.ROOT, "%.2f", median(cost, figure) / median(eager, figure));
    }

    private static String seconds(double millis) {
        return String.format(Locale.ROOT, "%.2f s", millis / 1000);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String line(List<String> row, List<List<String>> rows) {
        StringBuilder line = new StringBuilder(GAP);
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            String space = " ".repeat(widest(rows, column) - cell.length());
            line.append(column == 0 ? cell + space : space + cell).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static int widest(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
