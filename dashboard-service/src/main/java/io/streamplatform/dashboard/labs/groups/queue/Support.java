package io.streamplatform.dashboard.labs.groups.queue;

import org.jspecify.annotations.Nullable;

/**
 * Whether the cluster has share groups.
 *
 * @param bounds what the broker allows of them; null when it has none, or did not tell yet
 * @param problem why there can be no queue, and what to do; null when there can
 */
record Support(@Nullable Bounds bounds, @Nullable String problem) {

    static Support none(String problem) {
        return new Support(null, problem);
    }
}
