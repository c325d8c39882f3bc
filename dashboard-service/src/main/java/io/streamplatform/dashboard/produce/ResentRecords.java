package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.records.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of records that were sent once more.
 *
 * @param to where they went
 * @param acknowledged how many Kafka has confirmed
 * @param failed how many it has not
 * @param missing how many were not found
 * @param notTried how many were not sent since those before could not all be read or sent
 * @param records one for each that was asked for, in that order
 */
record ResentRecords(
        String to, int acknowledged, int failed, int missing, int notTried, List<Resent> records) {

    /**
     * What became of one record.
     *
     * @param from where it was
     * @param partition where it is now; null when it was not written
     * @param offset its place there; null when it was not written
     * @param acknowledgedInMillis from sending to the acknowledgement
     * @param error why it was not written and what to do; null when it was
     */
    record Resent(
            Place from,
            @Nullable Integer partition,
            @Nullable Long offset,
            @Nullable Long acknowledgedInMillis,
            @Nullable String error) {}
}
