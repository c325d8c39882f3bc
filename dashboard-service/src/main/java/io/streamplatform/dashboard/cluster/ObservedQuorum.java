package io.streamplatform.dashboard.cluster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The controllers that agree on the cluster's metadata.
 *
 * @param leader controller that leads, null while none answers
 * @param epoch counts the elections of a leader
 * @param controllers voters first, each by its id
 * @param error why the quorum could not be read the last time, null when it could
 */
public record ObservedQuorum(
        @Nullable Integer leader,
        long epoch,
        List<ObservedController> controllers,
        @Nullable String error) {

    /**
     * A node that follows the cluster's metadata.
     *
     * @param id node id
     * @param voter whether it has a vote; brokers that do not are observers
     * @param behind metadata records that it has yet to read, null when it has not told
     * @param caughtUpAt when it had last read all, null when it has not told
     */
    public record ObservedController(
            int id, boolean voter, @Nullable Long behind, @Nullable Instant caughtUpAt) {}
}
