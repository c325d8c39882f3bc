package io.streamplatform.contracts.metrics;

/** What a measured value counts. */
public enum MeasurementUnit {
    /** Percent of the whole, 0 to 100. */
    PERCENT,
    /** Bytes. */
    BYTES,
    /** Bytes per second. */
    BYTES_PER_SECOND,
    /** Operations per second. */
    OPERATIONS_PER_SECOND,
    /** A plain number, as a load average. */
    NUMBER
}
