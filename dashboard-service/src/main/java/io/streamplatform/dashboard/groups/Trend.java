package io.streamplatform.dashboard.groups;

/** Where a lag is going. */
public enum Trend {
    /** It grows. */
    RISING,
    /** It shrinks. */
    FALLING,
    /** It stays as it is, apart from the ripple of batches and commits. */
    STEADY,
    /** Too little is known. */
    UNKNOWN
}
