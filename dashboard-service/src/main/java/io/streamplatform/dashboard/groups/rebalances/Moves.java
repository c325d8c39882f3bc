package io.streamplatform.dashboard.groups.rebalances;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * How two holdings of a group differ.
 *
 * @param joined keys of members that came
 * @param left keys of members that went
 * @param moved partitions that others hold than before
 * @param taken partitions that somebody holds, and nobody did before
 * @param dropped partitions that nobody holds any more
 * @param kept partitions that are where they were
 */
record Moves(List<String> joined, List<String> left, int moved, int taken, int dropped, int kept) {

    static final Moves NONE = new Moves(List.of(), List.of(), 0, 0, 0, 0);

    static Moves between(Holding before, Holding now) {
        int moved = 0;
        int taken = 0;
        int dropped = 0;
        int kept = 0;
        Set<TopicPartition> all = new HashSet<>(before.holders().keySet());
        all.addAll(now.holders().keySet());
        for (TopicPartition partition : all) {
            List<String> then = before.holders().get(partition);
            List<String> since = now.holders().get(partition);
            if (then == null) {
                taken++;
            } else if (since == null) {
                dropped++;
            } else if (then.equals(since)) {
                kept++;
            } else {
                moved++;
            }
        }
        return new Moves(
                without(now.members(), before.members()),
                without(before.members(), now.members()),
                moved,
                taken,
                dropped,
                kept);
    }

    private static List<String> without(Map<String, ?> some, Map<String, ?> others) {
        Set<String> rest = new TreeSet<>(some.keySet());
        rest.removeAll(others.keySet());
        return List.copyOf(rest);
    }
}
