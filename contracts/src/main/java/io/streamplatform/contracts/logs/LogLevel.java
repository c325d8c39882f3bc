package io.streamplatform.contracts.logs;

/** How serious a log line is, in rising order. */
public enum LogLevel {
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL;

    /** Whether a line of this level tells of a failure: {@link #ERROR} or {@link #FATAL}. */
    public boolean isFailure() {
        return this == ERROR || this == FATAL;
    }
}
