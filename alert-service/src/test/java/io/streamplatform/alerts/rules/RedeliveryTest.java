package io.streamplatform.alerts.rules;

import static io.streamplatform.alerts.rules.WatchedPartition.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.alerts.Lines;
import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.alerts.Alert.Status;
import io.streamplatform.contracts.logs.ApplicationLog;
import io.streamplatform.contracts.logs.LogLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * What a watch that starts in the middle, after a crash or a rebalance, makes of what comes again.
 */
class RedeliveryTest {

    @Test
    void linesThatComeAgainChangeNothing() {
        WatchedPartition before = new WatchedPartition();
        before.lines("till", LogLevel.ERROR, 12, NOON);
        WatchedPartition after = new WatchedPartition(before.known());

        after.lines("till", LogLevel.ERROR, 12, NOON);

        assertThat(after.alerts(Rule.ERROR_RATE)).isEmpty();
        after.line("till", LogLevel.ERROR, NOON.plusSeconds(12));
        assertThat(after.alerts(Rule.ERROR_RATE))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.alertId()).isEqualTo("error-rate/till/2026-11-20T12:00:00Z");
                    assertThat(alert.occurrences()).isEqualTo(13);
                });
    }

    @Test
    void linesOfAnAlertThatIsOverDoNotFireItAgain() {
        WatchedPartition before = new WatchedPartition();
        before.lines("till", LogLevel.ERROR, 12, NOON);
        before.quietUntil(NOON.plusSeconds(100));
        WatchedPartition after = new WatchedPartition(before.known());

        after.lines("till", LogLevel.ERROR, 12, NOON);

        assertThat(after.alerts(Rule.ERROR_RATE)).isEmpty();
    }

    @Test
    void whileWindowsAreRebuiltNothingFiresOrResolves() {
        WatchedPartition after = new WatchedPartition();
        for (int i = 0; i < 50; i++) {
            after.watch.rebuild(Lines.line("till", LogLevel.ERROR, NOON.plusSeconds(i)), i, NOON);
        }
        assertThat(after.alerts(Rule.ERROR_RATE)).isEmpty();

        after.at(50).line("till", LogLevel.ERROR, NOON.plusSeconds(50));
        assertThat(after.alerts(Rule.ERROR_RATE))
                .extracting(Alert::occurrences)
                .containsExactly(51L);
    }

    @Test
    void whatWasCommittedButNotPublishedYetStillCounts() {
        WatchedPartition before = new WatchedPartition();
        before.lines("till", LogLevel.ERROR, 12, NOON);
        KnownAlert[] published = before.known();
        // These are in the alert's figures, which wait for the next second, when it crashes.
        before.lines("till", LogLevel.ERROR, 5, NOON.plusSeconds(12));
        assertThat(before.watch.unpublishedFrom(before.offset())).isEqualTo(12);

        WatchedPartition after = new WatchedPartition(published);
        for (int i = 0; i < 17; i++) {
            after.watch.rebuild(Lines.line("till", LogLevel.ERROR, NOON.plusSeconds(i)), i, NOON);
        }

        assertThat(after.alerts(Rule.ERROR_RATE))
                .extracting(Alert::occurrences)
                .containsExactly(17L);
    }

    @Test
    void anAlertThatWasRestoredResolvesByItself() {
        WatchedPartition before = new WatchedPartition();
        before.lines("till", LogLevel.ERROR, 12, NOON);
        WatchedPartition after = new WatchedPartition(before.known());

        after.at(12).quietUntil(NOON.plusSeconds(100));

        assertThat(after.alerts(Rule.ERROR_RATE))
                .extracting(Alert::status)
                .containsExactly(Status.RESOLVED);
    }

    @Test
    void anAlertPublishedAheadOfTheCommitIsNotResolvedByOldTime() {
        WatchedPartition before = new WatchedPartition();
        before.lines("till", LogLevel.ERROR, 12, NOON);
        WatchedPartition after = new WatchedPartition(before.known());

        // Nothing was committed: the beginning comes again, and a beat of the clock with it.
        after.lines("till", LogLevel.ERROR, 3, NOON);
        after.watch.end(NOON.plusSeconds(200), 3);
        after.watch.tick(3);

        assertThat(after.alerts(Rule.ERROR_RATE)).isEmpty();
    }

    /**
     * The same stream, watched in one go and watched with crashes at random places, makes the same
     * alerts. A crash loses what was not published; the position, and where windows begin, are
     * those of a commit before it.
     */
    @RepeatedTest(50)
    void crashesAnywhereMakeNoDifference(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<ApplicationLog> stream = stream(random);
        WatchedPartition straight = new WatchedPartition();
        stream.forEach(line -> straight.line(line.service(), line.level(), line.time()));

        List<KnownAlert> published = new ArrayList<>();
        int committed = 0;
        int rebuildFrom = 0;
        while (committed < stream.size()) {
            WatchedPartition run = new WatchedPartition(published.toArray(KnownAlert[]::new));
            for (int i = rebuildFrom; i < committed; i++) {
                run.watch.rebuild(stream.get(i), i, stream.get(i).time());
            }
            int crashAt =
                    Math.min(stream.size(), committed + 1 + random.nextInt(stream.size() / 3));
            run.at(committed);
            while (run.offset() < crashAt) {
                ApplicationLog line = stream.get((int) run.offset());
                run.line(line.service(), line.level(), line.time());
                // As the listener does: changes of status are published before the commit.
                run.watch
                        .drafts(0, Long.MAX_VALUE)
                        .forEach(draft -> publish(run, published, draft));
                if (random.nextInt(10) == 0) {
                    committed = (int) run.offset();
                    rebuildFrom = rebuildFrom(stream, committed, run);
                }
                if (random.nextInt(10) == 0) {
                    run.watch.drafts(0, 0).forEach(draft -> publish(run, published, draft));
                }
            }
            if (crashAt == stream.size()) {
                run.watch.drafts(0, 0).forEach(draft -> publish(run, published, draft));
                committed = crashAt;
            }
        }

        for (Rule rule : Rule.values()) {
            assertThat(published)
                    .extracting(KnownAlert::alert)
                    .filteredOn(alert -> alert.rule().equals(rule.text()))
                    .containsExactlyInAnyOrderElementsOf(straight.alerts(rule));
        }
    }

    private static void publish(WatchedPartition run, List<KnownAlert> published, Draft draft) {
        published.removeIf(known -> known.alert().alertId().equals(draft.alert().alertId()));
        published.add(
                new KnownAlert(draft.alert(), WatchedPartition.SOURCE, draft.position(), false));
        run.watch.published(draft, 0);
    }

    /** What the ledger keeps: a window and a margin before, and whatever is unpublished. */
    private static int rebuildFrom(
            List<ApplicationLog> stream, int committed, WatchedPartition run) {
        Instant begin = stream.get(committed - 1).time().minus(Duration.ofSeconds(90));
        int from = 0;
        while (stream.get(from).time().isBefore(begin)) {
            from++;
        }
        return (int) Math.min(from, run.watch.unpublishedFrom(committed));
    }

    private static List<ApplicationLog> stream(Random random) {
        List<ApplicationLog> stream = new ArrayList<>();
        Instant time = NOON;
        for (int i = 0; i < 600; i++) {
            // Bursts and calms, so that alerts fire and resolve.
            boolean burst = (i / 60) % 2 == 0;
            time = time.plusMillis(random.nextInt(burst ? 1500 : 8000));
            LogLevel level =
                    burst && random.nextBoolean()
                            ? LogLevel.ERROR
                            : random.nextInt(40) == 0 ? LogLevel.FATAL : LogLevel.WARN;
            stream.add(Lines.line(random.nextBoolean() ? "till" : "stock", level, time));
        }
        return stream;
    }
}
