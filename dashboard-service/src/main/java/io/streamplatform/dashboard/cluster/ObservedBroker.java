package io.streamplatform.dashboard.cluster;

import org.jspecify.annotations.Nullable;

/**
 * A broker that is registered and alive.
 *
 * @param id node id
 * @param host where clients reach it
 * @param port where clients reach it
 * @param rack its rack, null when none is set
 * @param bytes size of all its replicas on disk, null while not known
 */
public record ObservedBroker(
        int id, String host, int port, @Nullable String rack, @Nullable Long bytes) {}
