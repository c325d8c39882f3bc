package io.streamplatform.system.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.system.Rest;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;

/** Two metrics loggers on one PostgreSQL, which is taken away from them and given back. */
@Tag("failures")
@EnabledIf(value = Docker.ANSWERS, disabledReason = Docker.NO_ANSWER)
class ComposeOnPostgresIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final ComposeProject project =
            ComposeProject.of("docker-compose.yml", "compose.postgres.yml");

    @AfterEach
    void leaveNothing() {
        project.close();
        assertThat(project.remains()).isEmpty();
    }

    @Test
    @Timeout(2400)
    void eachRecordIsInTheDatabaseOnce_thoughPostgresIsKilled() {
        project.build();
        project.up(
                "--scale", "metrics-logger=2", "dashboard", "metrics-producer", "metrics-logger");
        Rest dashboard = project.rest("DASHBOARD_PORT");
        Rest producer = project.rest("METRICS_PRODUCER_PORT");
        await("two members have two partitions each")
                .atMost(PATIENCE)
                .until(() -> partitionsOfMembers(dashboard), List.of(2, 2)::equals);
        var _ = producer.json("PATCH", "/api/traffic", "{\"rate\":200}");
        awaitRecords(dashboard, 500);

        var _ = project.order("kill", "postgres");
        long whenKilled = records(dashboard);
        await("records flow while the database is away")
                .atMost(PATIENCE)
                .until(() -> records(dashboard) > whenKilled + 500);
        var _ = project.order("start", "postgres");

        var _ = producer.json("POST", "/api/traffic/pause", "");
        await("nothing is under way")
                .atMost(PATIENCE)
                .until(() -> producer.json("/api/traffic").path("buffered").asInt(-1) == 0);
        await("each record is in the database once")
                .atMost(PATIENCE)
                .until(() -> {
                    Rest.Answer totals = dashboard.get("/api/metrics/totals");
                    return totals.status() == 200
                            && totals.body().path("records").asLong(-1) == records(dashboard);
                });
    }

    private static void awaitRecords(Rest dashboard, long count) {
        await(count + " records").atMost(PATIENCE).until(() -> records(dashboard) >= count);
    }

    private static long records(Rest dashboard) {
        return dashboard.json("/api/topics/system-metrics").path("records").asLong(-1);
    }

    private static List<Integer> partitionsOfMembers(Rest dashboard) {
        JsonNode members = dashboard.json("/api/groups/logger-group").path("members");
        return StreamSupport.stream(members.spliterator(), false)
                .map(member -> member.path("partitions").size())
                .toList();
    }
}
