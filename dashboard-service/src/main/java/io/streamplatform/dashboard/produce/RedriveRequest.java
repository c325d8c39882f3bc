package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.produce.ResendRequest.GivenPlace;
import io.streamplatform.dashboard.records.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters that are to go back to where they came from.
 *
 * @param from partition and offset of each, 1 to 500; null for all that there are now
 * @param again whether those that were redriven before go once more; false when left out
 */
record RedriveRequest(@Nullable List<@Nullable GivenPlace> from, @Nullable Boolean again) {

    /** The places; null for all. */
    @Nullable Set<Place> places(String topic) {
        return from == null ? null : new HashSet<>(ResendRequest.places(from, topic));
    }

    boolean sendsAgain() {
        return Boolean.TRUE.equals(again);
    }
}
