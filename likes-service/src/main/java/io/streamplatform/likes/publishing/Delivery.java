package io.streamplatform.likes.publishing;

import java.time.Instant;

/**
 * A like that Kafka has acknowledged.
 *
 * @param order its number
 * @param user who liked
 * @param partition where it is
 * @param offset its position there
 * @param latencyMillis time from the send to the acknowledgement
 * @param at when it was acknowledged
 */
public record Delivery(
        long order, String user, int partition, long offset, double latencyMillis, Instant at) {}
