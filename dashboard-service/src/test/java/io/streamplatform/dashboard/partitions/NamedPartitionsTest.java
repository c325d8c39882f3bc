package io.streamplatform.dashboard.partitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamplatform.dashboard.cluster.ObservedPartition;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.web.BadParameter;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Lists in a request may hold nothing where a partition or a broker belongs: that is named. */
class NamedPartitionsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final ObservedTopic TOPIC =
            new ObservedTopic(
                    "t",
                    Uuid.ONE_UUID,
                    false,
                    null,
                    null,
                    false,
                    List.of(
                            new ObservedPartition(
                                    0,
                                    1,
                                    List.of(1),
                                    List.of(1),
                                    List.of(),
                                    0L,
                                    0L,
                                    true,
                                    0L,
                                    null,
                                    null,
                                    null)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[null] | moves[0]",
                "[{\"partition\":0,\"replicas\":[2]},null] | moves[1]",
                "[{\"partition\":0,\"replicas\":[null]}] | moves",
                "[{\"partition\":0,\"replicas\":[1,null]}] | moves",
                "[{\"partition\":null,\"replicas\":[1]}] | moves",
                "[{}] | moves",
                "[] | moves",
            })
    void aMoveThatIsNoneIsNamed(String moves, String field) {
        MoveRequest request =
                JSON.readValue(
                        "{\"topic\":\"t\",\"moves\":%s}".formatted(moves), MoveRequest.class);

        assertThatThrownBy(() -> request.steps(TOPIC, Set.of(1, 2)))
                .isInstanceOfSatisfying(
                        BadParameter.class,
                        refused ->
                                assertThat(refused.getBody().getProperties())
                                        .containsEntry("field", field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[null] | partitions[0]",
                "[{\"topic\":\"t\",\"partition\":0},null] | partitions[1]",
            })
    void aPartitionThatIsNoneIsNamed(String partitions, String field) {
        PartitionsController.Which which =
                JSON.readValue(
                        "{\"partitions\":%s}".formatted(partitions),
                        PartitionsController.Which.class);

        assertThatThrownBy(which::named)
                .isInstanceOfSatisfying(
                        BadParameter.class,
                        refused ->
                                assertThat(refused.getBody().getProperties())
                                        .containsEntry("field", field));
    }
}
