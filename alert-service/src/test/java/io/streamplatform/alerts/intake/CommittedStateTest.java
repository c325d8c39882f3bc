package io.streamplatform.alerts.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.contracts.logs.LogLevel;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Totals in the metadata of a commit, there and back. */
class CommittedStateTest {

    @Test
    void isReadAsItWasWritten() {
        CommittedState state =
                new CommittedState(
                        1300, 1200, new Totals(Map.of(LogLevel.INFO, 50L, LogLevel.FATAL, 2L), 3));

        OffsetAndMetadata commit = state.toCommit();

        assertThat(commit.offset()).isEqualTo(1300);
        assertThat(commit.metadata())
                .isEqualTo(
                        "alerts-v1 from=1200 anomalies=3 DEBUG=0 INFO=50 WARN=0 ERROR=0 FATAL=2");
        assertThat(CommittedState.of(commit)).contains(state);
    }

    @Test
    void theLargestNumbersFitIntoWhatABrokerAllows() {
        Map<LogLevel, Long> many = new EnumMap<>(LogLevel.class);
        for (LogLevel level : LogLevel.values()) {
            many.put(level, 999_999_999_999_999_999L);
        }
        CommittedState state =
                new CommittedState(
                        999_999_999_999_999_999L,
                        999_999_999_999_999_999L,
                        new Totals(many, 999_999_999_999_999_999L));

        assertThat(state.toCommit().metadata()).hasSizeLessThan(4096);
        assertThat(CommittedState.of(state.toCommit())).contains(state);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "set by a tool",
                "alerts-v2 from=1",
                "alerts-v1 from",
                "alerts-v1 from=x",
                "alerts-v1 from=-1",
                "alerts-v1  from=1",
                "alerts-v1 from=99999999999999999999"
            })
    void whatAnotherToolCommittedIsNotTaken(String metadata) {
        assertThat(CommittedState.of(new OffsetAndMetadata(5, metadata))).isEmpty();
    }

    @Test
    void windowsAreNeverRebuiltFromBehindThePosition() {
        assertThat(CommittedState.of(new OffsetAndMetadata(5, "alerts-v1 from=9")))
                .hasValueSatisfying(state -> assertThat(state.rebuildFrom()).isEqualTo(5));
    }
}
