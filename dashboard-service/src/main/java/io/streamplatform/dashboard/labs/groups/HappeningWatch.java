package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.labs.groups.GroupLabState.PartitionView;
import io.streamplatform.dashboard.labs.groups.GroupLabState.Totals;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sees in the figures of a lab what the exercises wait for. */
final class HappeningWatch {

    /** A member that takes so many milliseconds for a record is slow. */
    static final int SLOW = 200;

    private static final long GROWN = 10;
    private static final long SMALL = 5;
    private static final long HEALED = 3;

    private final GroupExercises exercises;
    private int lagging = -1;
    private long replayFrom = -1;
    private long toReplay;

    HappeningWatch(GroupExercises exercises) {
        this.exercises = exercises;
    }

    /** The offsets were set to the beginning. */
    synchronized void replayed(Totals before) {
        replayFrom = before.redelivered();
        toReplay = before.read();
    }

    synchronized void look(GroupRunView view) {
        if (view.isSettled()) {
            lookAtShares(view.inGroup());
        }
        lookAtLag(view);
        if (replayFrom >= 0 && view.totals().redelivered() - replayFrom >= toReplay) {
            exercises.saw(Happening.REPLAYED_FROM_START);
            replayFrom = -1;
        }
    }

    private void lookAtShares(List<MemberView> members) {
        long idle = members.stream().filter(each -> each.partitions().isEmpty()).count();
        boolean oneEach =
                members.stream().filter(each -> each.partitions().size() == 1).count()
                        == GroupLab.PARTITIONS;
        if (!oneEach) {
            return;
        }
        if (members.size() == GroupLab.PARTITIONS) {
            exercises.saw(Happening.THREE_OWN_ONE_EACH);
            if (exercises.hasSeen(Happening.FOURTH_IS_IDLE)) {
                exercises.saw(Happening.NO_IDLE_AFTER_ONE_LEFT);
            }
        } else if (members.size() == GroupLab.PARTITIONS + 1 && idle == 1) {
            exercises.saw(Happening.FOURTH_IS_IDLE);
        }
    }

    private void lookAtLag(GroupRunView view) {
        Map<String, MemberView> members =
                view.members().stream()
                        .collect(Collectors.toMap(MemberView::name, Function.identity()));
        for (PartitionView each : view.partitions()) {
            MemberView owner = each.owner() == null ? null : members.get(each.owner());
            if (owner != null
                    && owner.millisPerRecord() >= SLOW
                    && each.lag() >= GROWN
                    && view.partitions().stream()
                            .allMatch(other ->
                                    other.partition() == each.partition()
                                            || other.lag() <= SMALL)) {
                exercises.saw(Happening.LAG_GREW_BEHIND_SLOW_ONE);
                lagging = each.partition();
            }
            if (each.partition() == lagging && each.lag() <= HEALED) {
                exercises.saw(Happening.LAG_HEALED);
                lagging = -1;
            }
        }
    }
}
