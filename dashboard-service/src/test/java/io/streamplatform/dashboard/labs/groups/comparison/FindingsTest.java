package io.streamplatform.dashboard.labs.groups.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The sentences follow the figures, also when they are not as one would expect. */
class FindingsTest {

    @Test
    void whatIsBetterAndWhatIsSlowerIsSaidInNumbers() {
        List<String> said =
                Findings.of(
                        List.of(
                                way(Way.EAGER, 3_000, 12, 2_000, 2_100),
                                way(Way.COOPERATIVE, 3_000, 3, 1_600, 4_200),
                                way(Way.CONSUMER, 5_000, 3, 2_500, 5_300)),
                        12);
        assertThat(said)
                .containsExactly(
                        "A fourth member joins: eager stops 12 of 12 partitions, cooperative 3, the"
                                + " consumer protocol 3. The others are read on as if nothing had"
                                + " happened.",
                        "One member that comes and goes costs all partitions together 48.0 s of"
                            + " standstill eagerly, 9.6 s cooperatively (5.0 times less) and 15.0 s"
                            + " with the consumer protocol (3.2 times less).",
                        "The longest that a partition waited between two records: 2.0 s eagerly,"
                                + " 1.6 s cooperatively, 2.5 s with the consumer protocol.",
                        "Cooperative takes longer until all have their shares, 4.2 s against 2.1 s:"
                                + " it needs two rounds, one to give up and one to hand over.",
                        "The consumer protocol takes 5.3 s: its members hear of a change with their"
                            + " heartbeat, every 5.0 s, and a partition that moves waits for the"
                            + " heartbeats of who gives it up and of who gets it"
                            + " (group.consumer.heartbeat.interval.ms; classic members beat every"
                            + " 3.0 s).",
                        "A single partition that moves stands still longer with the consumer"
                            + " protocol, 2.5 s against 2.0 s eagerly at the median; but fewer do.",
                        "No record was delivered twice: members commit before they give a partition"
                                + " up, in all three ways.");
    }

    @Test
    void nothingIsClaimedThatTheFiguresDoNotSay() {
        List<String> said =
                Findings.of(
                        List.of(
                                way(Way.EAGER, 1_000, 3, 400, 900),
                                way(Way.COOPERATIVE, 1_000, 3, 800, 800),
                                way(Way.CONSUMER, 1_000, 3, 200, 700)),
                        12);
        assertThat(said.getFirst()).endsWith("the consumer protocol 3.");
        assertThat(said.get(1))
                .contains(
                        "4.8 s cooperatively (2.0 times more)",
                        "1.2 s with the consumer protocol (2.0 times less)");
        assertThat(said).hasSize(4).noneMatch(each -> each.contains("longer"));
        assertThat(Findings.of(List.of(), 12)).isEmpty();
    }

    private static WayResult way(
            Way way, int heartbeatMillis, int stopped, double each, double untilShared) {
        Spread count = new Spread(stopped, stopped);
        OccasionCost cost =
                new OccasionCost(
                        count,
                        count,
                        new Spread(each, each),
                        new Spread(each * stopped, each * stopped),
                        new Spread(each, each),
                        new Spread(untilShared, untilShared),
                        0);
        return new WayResult(way, way.title(), heartbeatMillis, 1, cost, cost);
    }
}
