package io.streamplatform.dashboard.groups.rebalances;

import io.streamplatform.dashboard.groups.rebalances.RebalanceRules.Phase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The epochs of a group, told from one sample after the other. What happens between two samples is
 * not seen: times are told with the samples around them. Written by one thread, read by many.
 */
final class Timeline {

    private final long since;
    private final int mostEpochs;
    private final long mostMillis;
    private volatile Told told;
    private List<Epoch> epochs;
    private int version = 1;
    private Holding last;
    private Holding settled;
    private Commits commits;
    private Absences absences = new Absences();
    private boolean isPauseOpen;
    private long longestPause;

    Timeline(Holding first, int mostEpochs, long mostMillis) {
        this.since = first.at();
        this.mostEpochs = mostEpochs;
        this.mostMillis = mostMillis;
        this.last = first;
        this.settled = first;
        this.commits = Commits.begin(first);
        boolean moves = RebalanceRules.phase(first.state()) == Phase.MOVING;
        this.epochs =
                List.of(
                        new Epoch(
                                1,
                                first.epoch(),
                                null,
                                first.at(),
                                moves ? first.at() : null,
                                moves ? null : first.at(),
                                null,
                                List.of(first.state()),
                                first.members(),
                                RebalanceRules.held(first),
                                Moves.NONE,
                                null,
                                null,
                                null));
        this.told = new Told(since, first.at(), 1, epochs, Labels.NONE.of(epochs));
    }

    /**
     * What is known.
     *
     * @param since when the watch began, epoch millis
     * @param seenAt the newest sample, epoch millis
     * @param version changes with the epochs
     * @param epochs oldest first; there is always one
     * @param labels of all their members
     */
    record Told(long since, long seenAt, int version, List<Epoch> epochs, Labels labels) {}

    Told told() {
        return told;
    }

    void add(Holding now) {
        Phase phase = RebalanceRules.phase(now.state());
        if (phase == Phase.UNKNOWN || now.at() <= last.at()) {
            return;
        }
        Long movedAt = commits.movedAt();
        commits = commits.next(now);
        Epoch current = epochs.getLast();
        if (isOvertaken(current, now)) {
            settled = settled.followedBy(last);
            absences = absences.goingOn();
            open(current, now, phase, movedAt);
        } else if (current.settledAt() == null) {
            replaceLast(follow(current, now, phase));
        } else if (phase == Phase.MOVING || !now.isSameAs(settled)) {
            absences = new Absences();
            open(current, now, phase, movedAt);
        } else {
            settled = now; // the same, with what a static member's new id is
        }
        measurePause(now, movedAt);
        last = now;
        tell();
    }

    /** Whether the next change came before the members had followed the last one. */
    private static boolean isOvertaken(Epoch current, Holding now) {
        return current.settledAt() == null
                && current.groupEpoch() != null
                && now.epoch() != null
                && !now.epoch().equals(current.groupEpoch());
    }

    private void tell() {
        Labels labels = told.labels();
        told =
                new Told(
                        since,
                        last.at(),
                        version,
                        epochs,
                        version == told.version() ? labels : labels.of(epochs));
    }

    private void open(Epoch current, Holding now, Phase phase, @Nullable Long movedAt) {
        Long usual = commits.usualGap();
        isPauseOpen = movedAt != null && usual != null;
        longestPause = 0;
        Epoch opened =
                new Epoch(
                        current.number() + 1,
                        now.epoch(),
                        last.at(),
                        now.at(),
                        null,
                        null,
                        null,
                        List.of(),
                        now.members(),
                        RebalanceRules.held(now),
                        Moves.NONE,
                        null,
                        null,
                        usual);
        List<Epoch> all = new ArrayList<>(epochs);
        all.set(all.size() - 1, current.ended(now.at()));
        all.add(follow(opened, now, phase));
        long oldest = now.at() - mostMillis;
        while (all.size() > mostEpochs || (all.size() > 1 && isBefore(all.getFirst(), oldest))) {
            all.removeFirst();
        }
        epochs = List.copyOf(all);
        version++;
    }

    /** An epoch to which the group is on its way, as one more sample shows it. */
    private Epoch follow(Epoch epoch, Holding now, Phase phase) {
        boolean isMoving = phase == Phase.MOVING;
        if (now.epoch() != null) { // a classic group does not tell who holds what on the way
            absences.look(settled, last, now);
        }
        boolean isFirst = epoch.beforeAt() == null;
        Epoch next =
                new Epoch(
                        epoch.number(),
                        now.epoch(),
                        epoch.beforeAt(),
                        epoch.seenAt(),
                        isMoving ? Long.valueOf(now.at()) : epoch.movingAt(),
                        isMoving ? null : now.at(),
                        null,
                        RebalanceRules.with(epoch.states(), now.state()),
                        now.members(),
                        RebalanceRules.held(now),
                        isFirst ? Moves.NONE : Moves.between(settled, now),
                        absences.told(),
                        epoch.pause(),
                        epoch.usualGap());
        if (!isMoving) {
            settled = now;
            commits = commits.settled();
        }
        return next;
    }

    /** How long offsets stood still: until they move again after the group has settled. */
    private void measurePause(Holding now, @Nullable Long movedBefore) {
        Long moved = commits.movedAt();
        if (!isPauseOpen || movedBefore == null || moved == null || moved != now.at()) {
            return;
        }
        longestPause = Math.max(longestPause, moved - movedBefore);
        Epoch current = epochs.getLast();
        if (current.settledAt() != null) {
            isPauseOpen = false;
            replaceLast(current.paused(longestPause));
        }
    }

    private void replaceLast(Epoch epoch) {
        List<Epoch> all = new ArrayList<>(epochs);
        all.set(all.size() - 1, epoch);
        epochs = List.copyOf(all);
        version++;
    }

    private static boolean isBefore(Epoch epoch, long time) {
        return epoch.endedAt() != null && epoch.endedAt() < time;
    }
}
