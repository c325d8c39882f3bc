package io.streamplatform.dashboard.labs.groups;

/** How a group agrees on who owns what. */
enum Protocol {
    /** One of the members deals the partitions out, and all meet at a barrier. */
    CLASSIC,
    /** The broker deals them out, and each member follows at its own time (KIP-848). */
    CONSUMER
}
