package io.streamplatform.dashboard.groups.changes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan to be carried out as it was shown: with where the partitions were then, so that it is
 * refused when they are elsewhere now.
 *
 * @param moves those of the plan that go somewhere
 */
record ResetOrder(@Nullable List<Move> moves) {

    /**
     * A partition that is to go elsewhere.
     *
     * @param topic the topic
     * @param partition its number
     * @param from committed offset that the plan showed; null when it showed none
     * @param to where it is to go
     */
    record Move(
            @Nullable String topic,
            @Nullable Integer partition,
            @Nullable Long from,
            @Nullable Long to) {}
}
