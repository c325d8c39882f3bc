package io.streamplatform.dashboard.labs;

/** What becomes of a comparison. */
public enum ComparisonState {
    /** None was asked for. */
    NONE,
    RUNNING,
    DONE,
    STOPPED,
    FAILED
}
