package io.streamplatform.dashboard.partitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.audit.Change;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ElectionNotNeededException;
import org.apache.kafka.common.errors.PreferredLeaderNotAvailableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElectionTest {

    @ParameterizedTest(name = "led by {0}, in sync {1}, down {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "2, 1 2 3, '', yes",
                "2, 2 3, '', broker 1 is not in sync",
                "2, 2 3, 1, broker 1 is down",
                "1, 1 2 3, '', -",
                "-, '', 1 2 3, -",
            })
    void theFirstReplicaIsElectedIfItCanLead(
            @Nullable Integer leader, String isr, String down, @Nullable String expected) {
        Election election = Election.of(List.of(row("t", leader, isr, down)), Set.of());

        if (expected == null) {
            assertThat(election.moves()).isEmpty();
            return;
        }
        Election.Move move = election.moves().getFirst();
        assertThat(move.from()).isEqualTo(leader);
        assertThat(move.to()).isEqualTo(1);
        assertThat(move.obstacle()).isEqualTo(expected.equals("yes") ? null : expected);
        assertThat(election.possible()).isEqualTo(expected.equals("yes") ? 1 : 0);
    }

    @Test
    void onlyThoseThatAreMeantMove() {
        List<PartitionRow> rows = List.of(row("a", 2, "1 2", ""), row("b", 2, "1 2", ""));

        assertThat(Election.of(rows, Set.of()).possible()).isEqualTo(2);
        assertThat(Election.of(rows, Set.of(new TopicPartition("b", 0))).moves())
                .singleElement()
                .extracting(Election.Move::topic)
                .isEqualTo("b");
    }

    @Test
    void whatKafkaRefusedIsNotToldAsMade() {
        Election.Move made = new Election.Move("a", 0, 2, 1, null);
        Election.Move there = new Election.Move("a", 1, 2, 1, null);
        Election.Move refused = new Election.Move("a", 2, 2, 1, null);

        Election.Result result =
                Election.Result.of(
                        List.of(made, there, refused),
                        Map.of(
                                made.kafka(),
                                Optional.empty(),
                                there.kafka(),
                                Optional.of(new ElectionNotNeededException("there")),
                                refused.kafka(),
                                Optional.of(new PreferredLeaderNotAvailableException("away"))));

        assertThat(result.elected()).containsExactly(made, there);
        assertThat(result.refused()).extracting(Election.Move::obstacle).containsExactly("away.");
        List<Change> told = result.told("partitions.elect");
        assertThat(told).extracting(Change::failure).containsExactly(null, "away.");
        assertThat(told)
                .extracting(Change::resource)
                .containsExactly("2 partitions", "1 partitions");
        assertThat(told.getFirst().after()).isEqualTo(Map.of("a-0", 1, "a-1", 1));
        assertThat(
                        Election.Result.of(
                                        List.of(refused),
                                        Map.of(
                                                refused.kafka(),
                                                Optional.of(new KafkaException("no"))))
                                .told("partitions.elect"))
                .as("all are refused: nothing was made")
                .noneMatch(change -> change.failure() == null);
    }

    private static PartitionRow row(
            String topic, @Nullable Integer leader, String isr, String down) {
        return new PartitionRow(
                topic,
                0,
                null,
                leader == null || leader == 1,
                leader,
                List.of(1, 2, 3),
                ids(isr),
                List.of(),
                ids(down),
                null);
    }

    private static List<Integer> ids(String words) {
        return Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }
}
