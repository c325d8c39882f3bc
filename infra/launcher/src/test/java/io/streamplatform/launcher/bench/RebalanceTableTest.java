package io.streamplatform.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RebalanceTableTest {

    private static final String COST =
            """
            {"stopped": {"median": %d, "worst": %1$d}, "moved": {"median": 3, "worst": 3},
             "withoutOwnerMillis": {"median": 1500, "worst": 2000},
             "standstillMillis": {"median": %d, "worst": 30000},
             "longestGapMillis": {"median": %d, "worst": 2100},
             "untilSharedMillis": {"median": 2000, "worst": 2500}, "redelivered": 0}\
            """;

    private static String way(String title, int heartbeat, String cost) {
        return "{\"title\": \"%s\", \"heartbeatMillis\": %d, \"join\": %s, \"leave\": %s}"
                .formatted(title, heartbeat, cost, cost);
    }

    @Test
    void eachWayStandsBesideEager() {
        String told =
                """
                {"partitions": 12, "recordsPerSecond": 300, "results": [%s, %s], "findings": ["Less is more."]}\
                """
                        .formatted(
                                way("Eager", 3000, COST.formatted(12, 24_000, 2_000)),
                                way("Newer", 5000, COST.formatted(3, 6_000, 3_000)));

        String text = new RebalanceTable(JsonMapper.shared().readTree(told)).text();

        assertThat(text)
                .contains("12 partitions, 300 records/s", "heartbeats: Eager 3.00 s, Newer 5.00 s")
                .contains("A fourth member joins", "The fourth member leaves", "- Less is more.")
                .containsPattern("Eager +12 +3 +1.50 s \\(2.00 s\\) +24.00 s \\(30.00 s\\) +1.00 ")
                .containsPattern(
                        "Newer +3 +3 +1.50 s \\(2.00 s\\) +6.00 s \\(30.00 s\\) +0.25 +3.00 s"
                                + " \\(2.10 s\\) +1.50 +2.00 s \\(2.50 s\\) +1.00 +0\n");
        assertThat(text.indexOf("joins")).isLessThan(text.indexOf("leaves"));
    }
}
