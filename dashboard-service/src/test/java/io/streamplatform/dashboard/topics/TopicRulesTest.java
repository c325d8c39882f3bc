package io.streamplatform.dashboard.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamplatform.dashboard.cluster.Holes;
import io.streamplatform.dashboard.cluster.ObservedPartition;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.TroubledPartition;
import io.streamplatform.dashboard.groups.TopicReaderLag;
import io.streamplatform.dashboard.topics.EmptiedTopic.Emptied;
import io.streamplatform.dashboard.web.BadParameter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which topics are listed, when their counts are only about right, and what emptying takes away.
 */
class TopicRulesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "delete, false, 10, -",
                "-, false, 10, -",
                "compact, false, 10, COMPACTED",
                "'compact,delete', true, 10, COMPACTED",
                "delete, true, 10, TRANSACTIONAL",
                "delete, false, 7, TRANSACTIONAL",
            })
    void whereOffsetsHaveHolesIsKnown(
            @Nullable String policy, boolean transactional, long stable, @Nullable Holes holes) {
        assertThat(Holes.of(topic(policy, transactional, stable, 1, List.of(1), List.of(1))))
                .isEqualTo(holes);
    }

    @Test
    void aTopicIsListedWhenAllThatIsAskedForHolds() {
        TopicRow empty = row(0L, 0, 0, false, List.of());
        TopicRow unknown = row(null, 0, 0, false, List.of());
        TopicRow read = row(5L, 0, 0, false, List.of(reader("g", null, null)));
        TopicRow offline = row(5L, 0, 1, false, List.of());
        TopicRow internal = row(0L, 1, 0, true, List.of());
        List<TopicRow> all = List.of(empty, unknown, read, offline, internal);

        assertThat(shown(all, new TopicFilter(false, false, false, false)))
                .containsExactly(empty, unknown, read, offline);
        assertThat(shown(all, new TopicFilter(true, true, false, false)))
                .containsExactly(empty, internal);
        assertThat(shown(all, new TopicFilter(false, true, false, false)))
                .as("what is not known is not empty")
                .containsExactly(empty);
        assertThat(shown(all, new TopicFilter(true, false, true, false)))
                .containsExactly(offline, internal);
        assertThat(shown(all, new TopicFilter(false, false, false, true)))
                .containsExactly(empty, unknown, offline);
        assertThat(shown(all, new TopicFilter(false, false, true, true))).containsExactly(offline);
    }

    @Test
    void aRowAddsUpWhatIsKnown() {
        TopicRow row =
                TopicRow.of(
                        topic("delete", false, 10, null, List.of(1, 2), List.of(1)),
                        List.of(
                                reader("a", 3L, 1.5),
                                reader("b", null, null),
                                reader("c", 7L, 2.5)));

        assertThat(row.maxLag()).isEqualTo(7);
        assertThat(row.totalLag()).as("not known of all groups").isNull();
        assertThat(row.consumeRate()).isEqualTo(4.0);
        assertThat(row.offline()).isEqualTo(1);
        assertThat(row.underReplicated()).isEqualTo(1);
        assertThat(row.records()).isEqualTo(8);
        assertThat(
                        TopicRow.of(
                                        topic("delete", false, 10, 1, List.of(1), List.of(1)),
                                        List.of(reader("a", 3L, 1.5), reader("c", 7L, 2.5)))
                                .totalLag())
                .isEqualTo(10);
    }

    @Test
    void aTopicOfWhichAPartIsUnknownIsUnknown_andNotListedAsEmpty() {
        TopicRow row =
                TopicRow.of(
                        topic(partition(0, 0L, 5L, 1.0), partition(1, null, null, null)),
                        List.of());

        assertThat(row.records()).isNull();
        assertThat(row.bytes()).isNull();
        assertThat(row.produceRate()).isNull();
        TopicRow empty =
                TopicRow.of(topic(partition(0, 0L, 5L, 1.0), partition(1, 0L, 2L, 0.5)), List.of());
        assertThat(empty.records()).isZero();
        assertThat(empty.bytes()).isEqualTo(7);
        assertThat(empty.produceRate()).isEqualTo(1.5);
        assertThat(shown(List.of(row, empty), new TopicFilter(false, true, false, false)))
                .containsExactly(empty);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, 0", "0, 10", "5, 10", "8, 7", "15, 0", "99, 0"})
    void aGroupLosesWhatItHasNotReadOfWhatIsDeleted(@Nullable Long committed, long lost) {
        Emptied emptied = new Emptied(0, 5L, 20L, 15L, 10, null);
        assertThat(UnreadRecords.lost(committed, emptied)).isEqualTo(lost);
        assertThat(UnreadRecords.lost(committed, emptied.failed("away"))).isEqualTo(lost);
        assertThat(UnreadRecords.lost(committed, null)).isZero();
    }

    @Test
    void aPlaceIsReadAsItIsWritten() {
        assertThat(Until.parse("now")).isEqualTo(new Until.Now());
        assertThat(Until.parse("offset:9007199254740993"))
                .isEqualTo(new Until.Offset(9007199254740993L));
        assertThat(Until.parse("time:2026-01-31T12:00:00Z"))
                .isEqualTo(new Until.Time(Instant.parse("2026-01-31T12:00:00Z")));
        assertThat(Until.parse("time:1769860800000"))
                .isEqualTo(new Until.Time(Instant.ofEpochMilli(1769860800000L)));
        assertThat(Until.parse("time:1970-01-01T00:00:00Z"))
                .isEqualTo(new Until.Time(Instant.EPOCH));
        assertThat(Until.parse("time:999999999999999"))
                .isEqualTo(new Until.Time(Instant.ofEpochMilli(999_999_999_999_999L)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "later",
                "offset:",
                "offset:-1",
                "offset:1e3",
                "time:",
                "time:noon",
                "time:-1",
                "time:1969-12-31T23:59:59.999Z",
                "time:1969-12-31T23:59:59.998Z",
                "time:1969-12-31T23:59:59.999999999Z",
                "time:0000-01-01T00:00:00Z",
                "time:-1000000000-01-01T00:00:00Z",
                "time:+1000000000-12-31T23:59:59Z",
                "time:+292278994-08-17T07:12:55.808Z",
                "time:9999999999999999",
                "5"
            })
    void whatIsNoPlaceIsRefused(String value) {
        assertThatThrownBy(() -> Until.parse(value)).isInstanceOf(BadParameter.class);
    }

    private static TopicReaderLag reader(
            String group, @Nullable Long lag, @Nullable Double consumeRate) {
        return new TopicReaderLag(
                group, "t", 1, lag, lag == null ? 0 : lag, null, consumeRate, null);
    }

    private static List<TopicRow> shown(List<TopicRow> rows, TopicFilter filter) {
        return rows.stream().filter(filter::shows).toList();
    }

    private static TopicRow row(
            @Nullable Long records,
            int underReplicated,
            int offline,
            boolean internal,
            List<TopicReaderLag> groups) {
        return new TopicRow(
                "t",
                internal,
                1,
                1,
                records,
                null,
                null,
                null,
                null,
                underReplicated,
                offline,
                null,
                "delete",
                null,
                null,
                groups);
    }

    private static ObservedPartition partition(
            int number, @Nullable Long end, @Nullable Long bytes, @Nullable Double rate) {
        return new ObservedPartition(
                number,
                1,
                List.of(1),
                List.of(1),
                List.of(),
                0L,
                end,
                true,
                end,
                bytes,
                rate,
                null);
    }

    private static ObservedTopic topic(ObservedPartition... partitions) {
        return new ObservedTopic(
                "t", Uuid.ONE_UUID, false, "delete", 1, false, List.of(partitions));
    }

    private static ObservedTopic topic(
            @Nullable String policy,
            boolean transactional,
            long stable,
            @Nullable Integer leader,
            List<Integer> replicas,
            List<Integer> isr) {
        ObservedPartition partition =
                new ObservedPartition(
                        0, leader, replicas, isr, List.of(), 2L, 10L, true, stable, null, null,
                        null);
        return new ObservedTopic(
                "t", Uuid.ONE_UUID, false, policy, 1, transactional, List.of(partition));
    }

    @ParameterizedTest(name = "in sync {0}, being copied to {1}: under-replicated {2}")
    @CsvSource({
        "1 2, '', true",
        "1 2, 3, false",
        "1, 3, true",
        "1 2 3, 3, false",
    })
    void aReplicaThatAMoveAddsIsNotMissed(String isr, String adding, boolean isMissed) {
        ObservedPartition partition =
                new ObservedPartition(
                        0,
                        1,
                        List.of(1, 2, 3),
                        ids(isr),
                        ids(adding),
                        0L,
                        0L,
                        true,
                        0L,
                        null,
                        null,
                        null);

        assertThat(partition.isUnderReplicated()).isEqualTo(isMissed);
        ObservedTopic topic =
                new ObservedTopic("t", Uuid.ONE_UUID, false, null, 1, false, List.of(partition));
        assertThat(topic.underReplicated()).isEqualTo(isMissed ? 1 : 0);
        assertThat(TroubledPartition.of(topic, partition).isPresent()).isEqualTo(isMissed);
    }

    private static List<Integer> ids(String words) {
        return Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }
}
