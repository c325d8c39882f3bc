package io.streamplatform.dashboard.labs.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private long now = TimeUnit.SECONDS.toNanos(100);
    private final Timeline timeline = new Timeline(() -> now);

    @Test
    void whoKeepsAPartitionThatItGaveUpHasStopped_andWhoGotOneMovedIt() {
        shared();
        timeline.caused("b stopped");
        timeline.released("b", now);
        after(5);
        timeline.released("a", now);
        after(20);
        timeline.taken("a", List.of(0, 1), 2);
        after(1);
        timeline.settled(now, Protocol.CLASSIC, 2);

        RebalanceView column = timeline.view().getLast();

        assertThat(column.generation()).isEqualTo(2);
        assertThat(column.cause()).isEqualTo("b stopped");
        assertThat(column.tookMillis()).isEqualTo(25);
        assertThat(column.before()).isEqualTo(Map.of(0, "a", 1, "b", 2, "c"));
        assertThat(column.after()).isEqualTo(Map.of(0, "a", 1, "a", 2, "c"));
        assertThat(column.moves()).containsExactly(new RebalanceView.Move(1, "b", "a", 25L));
        assertThat(column.stopped()).containsExactly(new RebalanceView.Stop(0, "a", 20));
        assertThat(column.partitionsStopped()).isEqualTo(2);
        assertThat(column.longestWithoutOwnerMillis()).isEqualTo(25);
    }

    @Test
    void whatGoesOnIsCountedUntilNow() {
        shared();
        timeline.crashed("c crashed");
        timeline.released("c", now);
        after(300);

        RebalanceView column = timeline.view().getLast();

        assertThat(column.tookMillis()).isNull();
        assertThat(column.longestWithoutOwnerMillis()).isEqualTo(300);
        assertThat(column.moves()).containsExactly(new RebalanceView.Move(2, "c", null, 300L));
        assertThat(timeline.without(2)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(300));
        assertThat(timeline.isMoving()).isTrue();
    }

    @Test
    void aViewThatIsOlderThanTheLastEventSettlesNothing() {
        shared();
        timeline.caused("d started");
        long before = now;
        after(5);
        timeline.released("a", List.of(0), now);
        timeline.settled(before, Protocol.CLASSIC, 3);
        assertThat(timeline.isMoving()).isTrue();
        timeline.taken("d", List.of(0), 3);
        after(1);
        timeline.settled(now, Protocol.CLASSIC, 3);
        assertThat(timeline.isMoving()).isFalse();
    }

    @Test
    void whoHasLostAPartitionAlreadyCannotGiveItUp() {
        shared();
        timeline.taken("a", List.of(1), 2);
        timeline.released("b", List.of(1), now);

        assertThat(timeline.owners()).isEqualTo(Map.of(0, "a", 1, "a", 2, "c"));
        assertThat(timeline.view().getLast().cause()).isEqualTo("the group rebalanced");
    }

    @Test
    void whatIsReadAgainCountsForTheNewestColumn() {
        shared();
        assertThat(timeline.redelivered()).isFalse();
        timeline.crashed("c crashed");
        assertThat(timeline.redelivered()).isTrue();
        assertThat(timeline.redelivered()).isTrue();

        assertThat(timeline.view()).extracting(RebalanceView::redelivered).containsExactly(1, 2);
    }

    @Test
    void atMostFortyColumnsAreKept() {
        for (int i = 0; i < 50; i++) {
            timeline.caused("another");
            after(1);
            timeline.settled(now, Protocol.CLASSIC, i);
        }
        assertThat(timeline.view()).hasSize(40);
        assertThat(timeline.view().getLast().number()).isEqualTo(50);
    }

    /** Each of a, b and c owns one. */
    private void shared() {
        timeline.caused("3 members started");
        timeline.taken("a", List.of(0), 1);
        timeline.taken("b", List.of(1), 1);
        timeline.taken("c", List.of(2), 1);
        after(1);
        timeline.settled(now, Protocol.CLASSIC, 1);
        after(1_000);
    }

    private void after(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
