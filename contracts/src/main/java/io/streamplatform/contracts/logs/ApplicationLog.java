package io.streamplatform.contracts.logs;

import io.streamplatform.contracts.Require;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line that an application logged. Keyed by {@link #service()}, so the lines of a service are in
 * one partition, in order.
 *
 * @param schemaVersion version of this contract, now {@value #SCHEMA_VERSION}
 * @param logId time-ordered UUID (version 7, RFC 9562), unique for each line
 * @param time when it was logged, UTC, to the millisecond
 * @param level how serious it is
 * @param service which service logged it, e.g. {@code payment-service}; 1 to 200 characters
 * @param instance which instance of the service, e.g. {@code payment-service-2}; 1 to 200
 *     characters
 * @param logger name of the logger; 1 to 200 characters
 * @param message what was logged; 1 to 10,000 characters
 * @param traceId W3C Trace Context trace id, 32 lower-case hex digits, not all zero; always there
 *     at ERROR and FATAL (<a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>)
 * @param spanId W3C Trace Context parent id, 16 lower-case hex digits, not all zero; there exactly
 *     if {@code traceId} is
 * @param exception what was thrown, if something was
 */
public record ApplicationLog(
        int schemaVersion,
        UUID logId,
        Instant time,
        LogLevel level,
        String service,
        String instance,
        String logger,
        String message,
        @Nullable String traceId,
        @Nullable String spanId,
        @Nullable LoggedException exception) {

    /** The version that this build writes, and the newest that it reads. */
    public static final int SCHEMA_VERSION = 1;

    static final int LONGEST_MESSAGE = 10_000;
    private static final int LONGEST_NAME = 200;
    private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0{16})[0-9a-f]{16}");

    public ApplicationLog {
        Require.schemaVersion(schemaVersion, SCHEMA_VERSION);
        Require.present("logId", logId);
        Require.present("time", time);
        Require.present("level", level);
        Require.text("service", service, LONGEST_NAME);
        Require.text("instance", instance, LONGEST_NAME);
        Require.text("logger", logger, LONGEST_NAME);
        Require.text("message", message, LONGEST_MESSAGE);
        if (traceId != null || spanId != null || level.isFailure()) {
            Require.matching("traceId", traceId, TRACE_ID, "32 lower-case hex digits, not all 0");
            Require.matching("spanId", spanId, SPAN_ID, "16 lower-case hex digits, not all 0");
        }
    }
}
