package io.streamplatform.traffic.pace;

/** How records are spread over time. */
public enum Arrivals {
    /** At equal distances, as measurements are taken. */
    EVEN,
    /** Independently of each other, as people come: a Poisson process. */
    RANDOM
}
