package io.streamplatform.dashboard.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.streamplatform.dashboard.brokers.ClusterEvent.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterEventRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // layout of a partition: leader of replicas in ISR
                "2 of 2,1,3 in 1,2,3    | 2 of 2,1,3 in 1,2,3    | nothing",
                "2 of 2,1,3 in 1,2,3    | 1 of 2,1,3 in 1,2,3    | LEADER_ELECTED Broker 1 leads"
                        + " t-0 in place of broker 2.",
                "1 of 2,1,3 in 1,2,3    | 2 of 2,1,3 in 1,2,3    | LEADER_ELECTED Broker 2, the"
                        + " preferred leader, leads t-0 in place of broker 1.",
                "none of 2,1,3 in 2     | 2 of 2,1,3 in 2        | LEADER_ELECTED Broker 2, the"
                        + " preferred leader, leads t-0, which had no leader.",
                "2 of 2,1,3 in 2        | none of 2,1,3 in 2     | LEADER_LOST t-0 lost its leader,"
                        + " broker 2: it can be neither read nor written.",
                "none of 2,1,3 in 2     | none of 2,1,3 in 2     | nothing",
                "2 of 2,1,3 in 1,2,3    | 2 of 2,1,3 in 2,3      | ISR_SHRANK Broker 1 fell out of"
                        + " sync with t-0: 2 of 3 replicas are in sync.",
                "2 of 2,1,3 in 2,3      | 2 of 2,1,3 in 2,3,1    | ISR_GREW Broker 1 caught up with"
                        + " t-0: 3 of 3 replicas are in sync.",
                "2 of 2,1,3 in 1,2,3    | 2 of 2,1,3 in 3,2,1    | nothing",
                "2 of 2,1,3 in 1,2      | 2 of 2,1,3 in 2,3      | ISR_SHRANK Broker 1 fell out of"
                    + " sync with t-0: 2 of 3 replicas are in sync. + ISR_GREW Broker 3 caught up"
                    + " with t-0: 2 of 3 replicas are in sync.",
                "2 of 2,1,3 in 1,2,3    | 1 of 2,1,3 in 1,3      | ISR_SHRANK Broker 2 fell out of"
                    + " sync with t-0: 2 of 3 replicas are in sync. + LEADER_ELECTED Broker 1 leads"
                    + " t-0 in place of broker 2.",
                // moved on purpose: who was taken away did not fall out of sync
                "2 of 2,1 in 1,2        | 2 of 2,3 in 2,3        | ISR_GREW Broker 3 caught up with"
                        + " t-0: 2 of 2 replicas are in sync.",
            })
    void whatHappenedToAPartitionIsTold(String before, String after, String events) {
        assertThat(told(Samples.at(0).topic("t", 1, before), Samples.at(1).topic("t", 1, after)))
                .isEqualTo(events);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "1    | 4 | 1    | 4 | nothing",
                "1    | 4 | 3    | 5 | CONTROLLER_CHANGED Controller 3 leads the quorum in place of"
                        + " 1, epoch 5.",
                "1    | 4 | none | 4 | CONTROLLER_CHANGED No controller answers: no leader can be"
                    + " elected and no topic changed until a majority of the controllers is there.",
                "none | 4 | 2    | 6 | CONTROLLER_CHANGED Controller 2 leads the quorum, epoch 6;"
                        + " none had answered.",
                "none | 4 | none | 4 | nothing",
            })
    void anotherControllerIsTold(
            @Nullable Integer was, long before, @Nullable Integer is, long after, String events) {
        assertThat(told(Samples.at(0).controller(was, before), Samples.at(1).controller(is, after)))
                .isEqualTo(events);
    }

    @Test
    void aControllerThatWasNotKnownIsNoNews() {
        assertThat(told(Samples.at(0), Samples.at(1).controller(2, 1))).isEqualTo("nothing");
        assertThat(told(Samples.at(0).controller(2, 1), Samples.at(1))).isEqualTo("nothing");
    }

    @Test
    void brokersComeAndGo() {
        Samples all = Samples.at(0).topic("t", 2, "2 of 2,1 in 1,2");
        Samples without = Samples.at(40).brokers(1, 3).topic("t", 2, "2 of 2,1 in 1,2");
        assertThat(told(all, without))
                .isEqualTo(
                        "BROKER_LEFT Broker 2 left the cluster; it led 2 partitions and held 2"
                                + " replicas.");
        assertThat(told(without, Samples.at(75).topic("t", 2, "2 of 2,1 in 1,2")))
                .as("the dashboard did not see it leave")
                .isEqualTo("BROKER_RETURNED Broker 2 is back; its replicas catch up.");
        List<ClusterEvent> back =
                ClusterEventRules.between(
                        without.snapshot(),
                        Samples.at(75).topic("t", 2, "2 of 2,1 in 1,2").snapshot(),
                        Map.of(2, Samples.FIRST.plusSeconds(40)));
        assertThat(back.getFirst().detail())
                .isEqualTo("Broker 2 is back after 35 s; its replicas catch up.");
        assertThat(told(Samples.at(0), Samples.at(1).brokers(1, 2, 3, 4)))
                .isEqualTo("BROKER_RETURNED Broker 4 joined the cluster.");
    }

    @Test
    void topicsThatAreNewGoneOrMadeAgainAreNoEvents() {
        Samples none = Samples.at(0);
        Samples one = Samples.at(1).topic("t", 1, "1 of 1,2 in 1,2");
        Samples again = Samples.at(2).topic("t", new Uuid(8, 8), 1, "2 of 2,3 in 2");
        Samples larger = Samples.at(3).topic("t", 4, "1 of 1,2 in 1,2");
        assertThat(told(none, one)).isEqualTo("nothing");
        assertThat(told(one, none)).isEqualTo("nothing");
        assertThat(told(one, again)).isEqualTo("nothing");
        assertThat(told(one, larger)).isEqualTo("nothing");
    }

    @Test
    void aBurstIsToldInFewEvents() {
        List<ClusterEvent> events =
                ClusterEventRules.between(
                        Samples.at(0).topic("many", 10_000, "2 of 2,1,3 in 1,2,3").snapshot(),
                        Samples.at(1)
                                .brokers(1, 3)
                                .topic("many", 10_000, "1 of 2,1,3 in 1,3")
                                .snapshot(),
                        Map.of());

        assertThat(events)
                .extracting(ClusterEvent::kind, ClusterEvent::count, ClusterEvent::detail)
                .containsExactly(
                        tuple(
                                Kind.BROKER_LEFT,
                                0,
                                "Broker 2 left the cluster; it led 10,000 partitions and held"
                                        + " 10,000 replicas."),
                        tuple(
                                Kind.ISR_SHRANK,
                                10_000,
                                "Broker 2 fell out of sync with 10,000 partitions."),
                        tuple(
                                Kind.LEADER_ELECTED,
                                10_000,
                                "Broker 1 leads 10,000 partitions in place of broker 2."));
        assertThat(events.getLast().partitions())
                .hasSize(PartitionChanges.MOST_NAMES)
                .startsWith("many-0");
        assertThat(events.getLast().from()).containsExactly(2);
        assertThat(events.getLast().to()).containsExactly(1);
        assertThat(events.getLast().topic()).isNull();
    }

    @Test
    void aBurstAllOverALargeClusterIsOneEvent() {
        Samples before = Samples.at(0);
        Samples after = Samples.at(1);
        for (int broker = 0; broker < 40; broker++) {
            before.topic("t" + broker, 5, "%d of %d,99 in %d,99".formatted(broker, broker, broker));
            after.topic("t" + broker, 5, "99 of %d,99 in %d,99".formatted(broker, broker));
        }
        assertThat(told(before, after))
                .isEqualTo(
                        "LEADER_ELECTED 200 partitions got other leaders, all over the cluster.");
    }

    private static String told(Samples before, Samples after) {
        List<String> told =
                ClusterEventRules.between(
                                before.snapshot(), after.snapshot(), Map.<Integer, Instant>of())
                        .stream()
                        .map(event -> event.kind() + " " + event.detail())
                        .toList();
        return told.isEmpty() ? "nothing" : String.join(" + ", told);
    }
}
