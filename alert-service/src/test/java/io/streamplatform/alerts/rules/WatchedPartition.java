package io.streamplatform.alerts.rules;

import io.streamplatform.alerts.Lines;
import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.logs.LogLevel;
import io.streamplatform.contracts.metrics.MetricAnomaly.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A watch with the records of a test, and the alerts that it published. */
final class WatchedPartition {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final SourcePartition SOURCE = new SourcePartition("application-logs", 0);
    private static final Limits LIMITS =
            new Limits(3, Duration.ofSeconds(10), Duration.ofHours(24));

    final RuleBook rules;
    final PartitionWatch watch;
    private final Map<String, Alert> published = new LinkedHashMap<>();
    private final List<Draft> records = new ArrayList<>();
    private long offset;
    private Instant now = NOON;

    WatchedPartition(KnownAlert... known) {
        this(new RuleBook(Map.of()), known);
    }

    WatchedPartition(RuleBook rules, KnownAlert... known) {
        this.rules = rules;
        this.watch = new PartitionWatch(SOURCE, rules, LIMITS, Arrays.asList(known));
    }

    /** The next line, logged and heard at that time. */
    WatchedPartition line(String service, LogLevel level, Instant time) {
        return line(service, level, time, time);
    }

    /** The next line, logged at that time and heard at another. */
    WatchedPartition line(String service, LogLevel level, Instant time, Instant heardAt) {
        now = heardAt.isAfter(now) ? heardAt : now;
        watch.accept(Lines.line(service, level, time), offset++, heardAt);
        return this;
    }

    /** So many lines, one a second. */
    WatchedPartition lines(String service, LogLevel level, int count, Instant from) {
        for (int i = 0; i < count; i++) {
            line(service, level, from.plusSeconds(i));
        }
        return this;
    }

    WatchedPartition anomaly(String host, Severity severity, Instant time) {
        now = time;
        watch.accept(Lines.anomaly(host, severity, time), offset++, time);
        return this;
    }

    /** Nothing more was logged until that time, and that is known. */
    WatchedPartition quietUntil(Instant time) {
        for (Instant t = now.plusSeconds(1); !t.isAfter(time); t = t.plusSeconds(1)) {
            now = t;
            watch.end(t, offset);
            watch.tick(offset);
        }
        return this;
    }

    WatchedPartition at(long nextOffset) {
        offset = nextOffset;
        return this;
    }

    long offset() {
        return offset;
    }

    /** Publishes what is due, however recently it was published. */
    WatchedPartition publish() {
        for (Draft draft : watch.drafts(now.toEpochMilli(), 0)) {
            records.add(draft);
            published.put(draft.alert().alertId(), draft.alert());
            watch.published(draft, now.toEpochMilli());
        }
        return this;
    }

    /** The published alerts of a rule, oldest first. */
    List<Alert> alerts(Rule rule) {
        publish();
        return published.values().stream()
                .filter(alert -> alert.rule().equals(rule.text()))
                .toList();
    }

    /** Every record that was published. */
    List<Draft> records() {
        return records;
    }

    /** The published alerts as a new watch would find them. */
    KnownAlert[] known() {
        publish();
        Map<String, KnownAlert> newest = new LinkedHashMap<>();
        for (Draft draft : records) {
            newest.put(
                    draft.alert().alertId(),
                    new KnownAlert(draft.alert(), SOURCE, draft.position(), false));
        }
        return newest.values().toArray(KnownAlert[]::new);
    }
}
