package io.streamplatform.dashboard.produce;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the records of a request.
 *
 * @param topic where they went
 * @param acknowledged how many Kafka has confirmed
 * @param unconfirmed how many were sent with acks=0, which nobody confirms
 * @param failed how many it has not
 * @param records one for each record given, in that order
 */
record WrittenRecords(
        String topic, int acknowledged, int unconfirmed, int failed, List<Outcome> records) {

    /**
     * What became of one record.
     *
     * @param partition where it is; null when it was not written
     * @param offset its place there; null when it was not written, or nobody told
     * @param timestamp as the log has it; null when it was not written
     * @param acknowledgedInMillis from sending to the acknowledgement
     * @param error why it was not written and what to do; null when it was
     */
    record Outcome(
            @Nullable Integer partition,
            @Nullable Long offset,
            @Nullable Instant timestamp,
            @Nullable Long acknowledgedInMillis,
            @Nullable String error) {

        static Outcome failed(String error) {
            return new Outcome(null, null, null, null, error);
        }
    }
}
