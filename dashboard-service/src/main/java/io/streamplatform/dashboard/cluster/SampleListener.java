package io.streamplatform.dashboard.cluster;

import org.jspecify.annotations.Nullable;

/** Is told of each attempt to sample the cluster, on the observer's thread: be quick. */
public interface SampleListener {

    /**
     * Called after each attempt.
     *
     * @param snapshot the newest that succeeded, null before the first
     * @param sight whether this attempt did
     */
    void onSample(@Nullable Snapshot snapshot, Sight sight);
}
