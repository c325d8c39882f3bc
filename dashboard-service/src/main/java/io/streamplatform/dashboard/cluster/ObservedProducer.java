package io.streamplatform.dashboard.cluster;

import java.time.Instant;
import java.util.Set;

/**
 * An idempotent producer that wrote lately, as the partitions' leaders know it.
 *
 * @param producerId id given by the cluster
 * @param topics where it wrote
 * @param lastWriteAt when it last wrote
 * @param transactional whether it has a transaction coordinator
 */
public record ObservedProducer(
        long producerId, Set<String> topics, Instant lastWriteAt, boolean transactional) {}
