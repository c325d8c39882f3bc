package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.records.Place;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param id by which it is asked for and stopped
 * @param topic where its records go
 * @param state what became of it
 * @param count records that were asked for
 * @param perSecond records a second that were asked for; null for as fast as they are acknowledged
 * @param acks who confirms them
 * @param compression of their batches
 * @param startedAt when it began
 * @param seconds how long it has taken
 * @param sent records handed to the producer
 * @param acknowledged records that Kafka has confirmed
 * @param unconfirmed records sent with acks=0, which nobody confirms
 * @param failed records that were not written
 * @param achievedPerSecond records sent a second, over all of its time
 * @param p50Millis half of the acknowledgements took no longer; null before the first
 * @param p99Millis 99 in 100 acknowledgements took no longer
 * @param mostMillis the slowest acknowledgement
 * @param last the newest acknowledgement; null before the first
 * @param errors why records failed, each reason with its number
 * @param ended why it ended, in words; null while it goes on
 */
record RunProgress(
        String id,
        String topic,
        Job.State state,
        int count,
        @Nullable Double perSecond,
        String acks,
        String compression,
        Instant startedAt,
        double seconds,
        long sent,
        long acknowledged,
        long unconfirmed,
        long failed,
        double achievedPerSecond,
        @Nullable Double p50Millis,
        @Nullable Double p99Millis,
        @Nullable Double mostMillis,
        @Nullable Place last,
        List<Reason> errors,
        @Nullable String ended) {

    /**
     * Why records failed.
     *
     * @param error what Kafka told, and the remedy
     * @param records how many it befell
     */
    record Reason(String error, long records) {}
}
