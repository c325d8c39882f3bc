package io.streamplatform.dashboard.groups.rebalances;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a group's committed offsets moved.
 *
 * @param sum of its offsets at the last sample; null when not known
 * @param movedAt sample that last saw them moved; null when none has
 * @param firstAt first such sample since the group was settled
 * @param moves such samples since then
 */
record Commits(@Nullable Long sum, @Nullable Long movedAt, @Nullable Long firstAt, int moves) {

    /** Fewer say nothing about how often a group commits. */
    private static final int ENOUGH = 3;

    static Commits begin(Holding first) {
        return new Commits(first.committed(), null, null, 0);
    }

    Commits next(Holding now) {
        if (now.committed() == null) {
            return this;
        }
        if (sum == null || Objects.equals(sum, now.committed())) {
            return new Commits(now.committed(), movedAt, firstAt, moves);
        }
        return new Commits(
                now.committed(), now.at(), firstAt == null ? now.at() : firstAt, moves + 1);
    }

    /** From here on it is counted anew how often they move. */
    Commits settled() {
        return new Commits(sum, movedAt, null, 0);
    }

    /**
     * Time from one move to the next while nothing was in the way; null when too little is known.
     */
    @Nullable Long usualGap() {
        return movedAt == null || firstAt == null || moves < ENOUGH
                ? null
                : (movedAt - firstAt) / (moves - 1);
    }
}
