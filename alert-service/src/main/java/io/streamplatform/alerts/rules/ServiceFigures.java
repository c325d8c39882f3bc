package io.streamplatform.alerts.rules;

import java.time.Instant;

/**
 * What a service logged lately.
 *
 * @param service its name
 * @param errors lines at ERROR or FATAL within the last minute
 * @param warnings lines at WARN within the last minute
 * @param fatals lines at FATAL within the last minute
 * @param lines lines within the last minute
 * @param lastLineAt time of its newest line
 */
public record ServiceFigures(
        String service, long errors, long warnings, long fatals, long lines, Instant lastLineAt) {}
