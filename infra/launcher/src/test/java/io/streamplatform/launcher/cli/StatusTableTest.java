package io.streamplatform.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.launcher.parts.Health;
import io.streamplatform.launcher.run.PartStatus;
import io.streamplatform.launcher.run.Phase;
import io.streamplatform.launcher.run.PlatformStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTableTest {

    private static final Instant SINCE = Instant.parse("2026-11-20T08:00:00Z");

    @Test
    void showsEveryPartAndTheMemoryOfAll() {
        String table =
                StatusTable.of(
                        new PlatformStatus(
                                PlatformStatus.State.RUNNING,
                                "/state",
                                100L,
                                SINCE,
                                "http://127.0.0.1:8080",
                                "127.0.0.1:9092",
                                "http://127.0.0.1:8081/apis/ccompat/v7",
                                false,
                                500L << 20,
                                "PSS",
                                List.of(
                                        part(Phase.RUNNING, Health.State.READY, 101L, null),
                                        part(Phase.RUNNING, Health.State.NOT_READY, 102L, null),
                                        part(Phase.DIED, Health.State.UNKNOWN, null, 137)),
                                List.of()));

        assertThat(table.lines().map(line -> line.replaceAll(" +", " ")))
                .anyMatch(line -> line.startsWith("The platform is running: pid 100, since "))
                .anyMatch(line -> line.endsWith(", dashboard http://127.0.0.1:8080"))
                .contains("alert running 101 8095 ready 1 h 1 min 150 MB")
                .contains("alert running 102 8095 not ready 1 h 1 min 150 MB")
                .contains("alert died - 8095 - - - (ended with exit code 137)")
                .contains(
                        "Schema registry, for Confluent's clients:"
                                + " http://127.0.0.1:8081/apis/ccompat/v7")
                .contains("Memory of all parts and the launcher: 500 MB (PSS)");
    }

    @Test
    void saysThatNothingRuns() {
        assertThat(StatusTable.of(without(PlatformStatus.State.STOPPED, List.of())))
                .isEqualTo("The platform is not running (state folder /state).");
    }

    @Test
    void tellsWhatAKilledLauncherLeft() {
        assertThat(StatusTable.of(without(PlatformStatus.State.ORPHANED, List.of("kafka 17"))))
                .contains("kafka 17")
                .contains("./platform stop");
    }

    private static PlatformStatus without(PlatformStatus.State state, List<String> orphans) {
        return new PlatformStatus(
                state, "/state", null, null, null, null, null, false, null, "PSS", List.of(),
                orphans);
    }

    private static PartStatus part(Phase phase, Health.State health, Long pid, Integer exitCode) {
        boolean runs = pid != null;
        return new PartStatus(
                "alert",
                "CONSUMER",
                phase,
                pid,
                8095,
                "http://127.0.0.1:8095",
                health,
                "",
                runs ? SINCE : null,
                runs ? 3_665L : null,
                runs ? 150L << 20 : null,
                exitCode,
                "/state/logs/alert.log");
    }
}
