package io.streamplatform.contracts.logs;

import io.streamplatform.contracts.Require;
import org.jspecify.annotations.Nullable;

/**
 * An exception as a log line carries it.
 *
 * @param type class name; 1 to 500 characters
 * @param message the exception's message, if it has one; at most 10,000 characters
 * @param stackTrace one frame a line, outermost call last; at most 100,000 characters
 */
public record LoggedException(String type, @Nullable String message, String stackTrace) {
    private static final int LONGEST_TYPE = 500;
    private static final int LONGEST_STACK = 100_000;

    public LoggedException {
        Require.text("exception.type", type, LONGEST_TYPE);
        Require.optionalText("exception.message", message, ApplicationLog.LONGEST_MESSAGE);
        Require.text("exception.stackTrace", stackTrace, LONGEST_STACK);
    }
}
