package io.streamplatform.dashboard.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.brokers.QuorumDetail.Node;
import io.streamplatform.dashboard.brokers.QuorumDetail.Role;
import io.streamplatform.dashboard.brokers.QuorumDetail.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuorumTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest(name = "asked {0} s ago, had all {1} s ago: {2}")
    @CsvSource({
        "0, 0, CAUGHT_UP",
        "1, 4, CAUGHT_UP",
        "1, 6, BEHIND",
        "1, , BEHIND",
        "9, 9, BEHIND",
        "11, 11, SILENT",
        " , , SILENT",
    })
    void aNodeIsAsItsLastQuestionTells(
            @Nullable Integer asked, @Nullable Integer caughtUp, State expected) {
        assertThat(QuorumRules.state(NOW, ago(asked), ago(caughtUp))).isEqualTo(expected);
    }

    @Test
    void withoutLeaderNobodyIsHeardOf() {
        assertThat(QuorumRules.state(null, NOW, NOW)).isEqualTo(State.SILENT);
    }

    @ParameterizedTest(name = "{0} led by {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "C | 1 | Node 1 is the only controller and decides alone",
                "CCC | 1 | 2 of the 3 controllers have it, so one may fail. All have caught up.",
                "CCS | 2 | so one may fail. Now node 3 is silent, so not one more may fail.",
                "CBC | 1 | Now node 2 is behind, so not one more may fail.",
                "CCCCS | 1 | so two may fail. Now node 5 is silent, so one more may fail.",
                "SSS | | No controller leads: 2 of 3 voters have to agree on one.",
            })
    void theQuorumIsToldInASentence(String states, @Nullable Integer leader, String words) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < states.length(); i++) {
            State state =
                    switch (states.charAt(i)) {
                        case 'C' -> State.CAUGHT_UP;
                        case 'B' -> State.BEHIND;
                        default -> State.SILENT;
                    };
            Role role = leader != null && leader == i + 1 ? Role.LEADER : Role.VOTER;
            nodes.add(new Node(i + 1, role, state, 10L, 0L, NOW, NOW, List.of()));
        }
        nodes.add(new Node(9, Role.OBSERVER, State.SILENT, null, null, null, null, List.of()));

        assertThat(new QuorumDetail(leader, 7, 10, nodes).explained()).contains(words);
    }

    @ParameterizedTest
    @EnumSource(MetadataVersion.class)
    void levelsAreNamedAsKafkaNamesThem(MetadataVersion version) {
        assertThat(MetadataVersions.name(version.featureLevel())).isEqualTo(version.version());
        assertThat(version.version()).startsWith(MetadataVersions.release(version.featureLevel()));
    }

    @Test
    void aLevelFromTheFutureIsToldAsItsNumber() {
        assertThat(MetadataVersions.name(99)).isEqualTo("level 99");
        assertThat(MetadataVersions.release(99)).startsWith("newer than");
    }

    private static @Nullable Instant ago(@Nullable Integer seconds) {
        return seconds == null ? null : NOW.minusSeconds(seconds);
    }
}
