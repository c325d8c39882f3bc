package io.streamplatform.alerts.intake;

import io.streamplatform.contracts.logs.LogLevel;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many records have been processed, each counted once.
 *
 * @param byLevel log lines by level; every level is there
 * @param anomalies metric anomalies
 */
public record Totals(Map<LogLevel, Long> byLevel, long anomalies) {
    static final Totals NONE = new Totals(Map.of(), 0);

    public Totals {
        Map<LogLevel, Long> all = new EnumMap<>(LogLevel.class);
        for (LogLevel level : LogLevel.values()) {
            all.put(level, byLevel.getOrDefault(level, 0L));
        }
        byLevel = Collections.unmodifiableMap(all);
    }

    /** Lines of every level. */
    public long lines() {
        return byLevel.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Both together. */
    public Totals plus(Totals other) {
        Map<LogLevel, Long> sums = new EnumMap<>(byLevel);
        other.byLevel.forEach((level, lines) -> sums.merge(level, lines, Long::sum));
        return new Totals(sums, anomalies + other.anomalies);
    }
}
