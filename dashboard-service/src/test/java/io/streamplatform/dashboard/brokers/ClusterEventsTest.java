package io.streamplatform.dashboard.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.cluster.Sight;
import io.streamplatform.dashboard.cluster.Snapshot;
import org.junit.jupiter.api.Test;

class ClusterEventsTest {

    private static final Sight LIVE =
            new Sight(Sight.State.LIVE, Samples.FIRST, Samples.FIRST, null);
    private static final Sight STALE =
            new Sight(Sight.State.STALE, Samples.FIRST, Samples.FIRST, "no answer");

    private final ClusterEvents events = new ClusterEvents();

    @Test
    void theFirstSampleIsNoNews_andTheTimeSinceWhenIsTold() {
        assertThat(events.newest(10).since()).isNull();
        events.onSample(sample(0, 1), LIVE);
        assertThat(events.newest(10).events()).isEmpty();
        assertThat(events.newest(10).since()).isEqualTo(Samples.FIRST);
    }

    @Test
    void theNewestComeFirst_andOnlySoManyAreKept() {
        int seconds = ClusterEvents.MOST_KEPT + 50;
        for (int second = 0; second <= seconds; second++) {
            events.onSample(sample(second, second % 2 + 1), LIVE);
        }
        assertThat(events.newest(2).events())
                .extracting(ClusterEvent::id)
                .containsExactly(550L, 549L);
        assertThat(events.newest(10_000).events()).hasSize(ClusterEvents.MOST_KEPT);
        assertThat(events.newest(1).forgotten()).isEqualTo(50);
    }

    @Test
    void whatHappenedOutOfSightIsToldAfterwards() {
        events.onSample(sample(0, 1), LIVE);
        events.onSample(sample(0, 1), STALE);
        events.onSample(null, STALE);
        assertThat(events.newest(10).events()).isEmpty();
        events.onSample(sample(60, 3), LIVE);
        assertThat(events.newest(10).events())
                .singleElement()
                .satisfies(
                        event -> assertThat(event.time()).isEqualTo(Samples.FIRST.plusSeconds(60)));
    }

    private static Snapshot sample(int second, int leader) {
        return Samples.at(second).topic("t", 1, leader + " of 1,2,3 in 1,2,3").snapshot();
    }
}
