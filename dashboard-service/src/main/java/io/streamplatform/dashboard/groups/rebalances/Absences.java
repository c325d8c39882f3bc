package io.streamplatform.dashboard.groups.rebalances;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Partitions that nobody holds for a while, as they go from one member to another. */
final class Absences {

    private final Map<TopicPartition, Absence> open = new HashMap<>();
    private final Set<TopicPartition> ended = new HashSet<>();
    private @Nullable Span longest;

    private record Absence(long heldAt, long goneAt, long lastGoneAt) {}

    /**
     * Takes the next sample.
     *
     * @param settled who held what before
     * @param last the sample before
     * @param now this one
     */
    void look(Holding settled, Holding last, Holding now) {
        for (TopicPartition partition : settled.holders().keySet()) {
            if (now.holders().containsKey(partition)) {
                Absence absence = open.remove(partition);
                if (absence != null) {
                    ended.add(partition);
                    Span span =
                            new Span(
                                    absence.lastGoneAt() - absence.goneAt(),
                                    now.at() - absence.heldAt());
                    longest = longest == null ? span : longest.longer(span);
                }
            } else {
                Absence absence = open.get(partition);
                open.put(
                        partition,
                        absence == null
                                ? new Absence(last.at(), now.at(), now.at())
                                : new Absence(absence.heldAt(), absence.goneAt(), now.at()));
            }
        }
    }

    /** Those that go on into the next epoch. */
    Absences goingOn() {
        Absences next = new Absences();
        next.open.putAll(open);
        return next;
    }

    /** Those that are held again; null when there were none. */
    Epoch.@Nullable Without told() {
        return longest == null ? null : new Epoch.Without(ended.size(), longest);
    }
}
