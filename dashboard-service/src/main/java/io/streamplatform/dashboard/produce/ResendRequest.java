package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.records.Place;
import io.streamplatform.dashboard.web.BadParameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that are to be sent once more. The dashboard reads them itself, so that every byte
 * arrives.
 *
 * @param from where they are: 1 to 500
 * @param to the topic that they go to
 * @param keepKey whether they keep their key; true when left out
 * @param keepHeaders whether they keep their headers; true when left out
 * @param keepTimestamp whether they keep their time, else it is now; false when left out
 * @param keepPartition whether they go to the partition of the same number, else the key decides;
 *     false when left out
 * @param tellSource whether each gets a header {@code resent-from} that tells where it was; false
 *     when left out
 */
record ResendRequest(
        @Nullable List<@Nullable GivenPlace> from,
        @Nullable String to,
        @Nullable Boolean keepKey,
        @Nullable Boolean keepHeaders,
        @Nullable Boolean keepTimestamp,
        @Nullable Boolean keepPartition,
        @Nullable Boolean tellSource) {

    private static final int MOST = 500;

    /** A place that somebody gave. */
    record GivenPlace(@Nullable String topic, @Nullable Integer partition, @Nullable Long offset) {}

    List<Place> places() {
        return places(from, null);
    }

    /**
     * Places that can be.
     *
     * @param topic of those that tell none; null when each has to
     */
    static List<Place> places(@Nullable List<@Nullable GivenPlace> given, @Nullable String topic) {
        if (given == null || given.isEmpty() || given.size() > MOST) {
            throw new BadParameter(
                    "from",
                    given == null ? null : given.size() + " records",
                    "give 1 to %d records.".formatted(MOST));
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            GivenPlace place = given.get(i);
            String in = place == null || place.topic() == null ? topic : place.topic();
            if (place == null
                    || in == null
                    || place.partition() == null
                    || place.partition() < 0
                    || place.offset() == null
                    || place.offset() < 0) {
                throw new BadParameter(
                        "from[%d]".formatted(i),
                        place == null ? null : place.toString(),
                        "give topic, partition and offset of a record.");
            }
            places.add(new Place(in, place.partition(), place.offset()));
        }
        return places;
    }

    boolean keepsKey() {
        return !Boolean.FALSE.equals(keepKey);
    }

    boolean keepsHeaders() {
        return !Boolean.FALSE.equals(keepHeaders);
    }

    boolean keepsTimestamp() {
        return Boolean.TRUE.equals(keepTimestamp);
    }

    boolean keepsPartition() {
        return Boolean.TRUE.equals(keepPartition);
    }

    boolean tellsSource() {
        return Boolean.TRUE.equals(tellSource);
    }
}
