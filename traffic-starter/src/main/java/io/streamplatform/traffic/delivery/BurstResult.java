package io.streamplatform.traffic.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What became of a burst.
 *
 * @param requested records that were asked for
 * @param acknowledged records that Kafka has
 * @param failed records that Kafka does not have: given up, or not made because Kafka went away
 * @param pending records that were on their way when Kafka went away; each may still arrive
 * @param tookMillis time from the first record to the last acknowledgement
 * @param recordsPerSecond acknowledged records per second of that time
 * @param firstError why the first record failed; null if none did
 */
public record BurstResult(
        int requested,
        int acknowledged,
        int failed,
        int pending,
        double tookMillis,
        double recordsPerSecond,
        @Nullable String firstError) {}
