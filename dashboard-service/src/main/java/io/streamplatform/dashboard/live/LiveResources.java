package io.streamplatform.dashboard.live;

import org.jspecify.annotations.Nullable;

/** What the destinations show that are sent at each sample. */
public interface LiveResources {

    /**
     * The newest body of a destination, the same as its REST resource answers.
     *
     * @return null when there is no such destination, or what it names is not there
     */
    @Nullable Object body(String destination);
}
