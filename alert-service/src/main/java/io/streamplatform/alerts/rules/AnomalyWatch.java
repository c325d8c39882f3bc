package io.streamplatform.alerts.rules;

import io.streamplatform.contracts.alerts.Alert.Severity;
import io.streamplatform.contracts.metrics.MetricAnomaly;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rule on the metric anomalies of one partition: an episode for each measurement of a host,
 * which lasts while anomalies keep coming.
 */
final class AnomalyWatch {
    private static final int LONGEST_SUBJECT = 200;

    private final RuleBook rules;
    private final Limits limits;
    private final Episodes episodes;
    private final Map<String, MeasurementWindow> measurements = new HashMap<>();
    private long nextPurge = Long.MIN_VALUE;
    private long late;
    private long unwatched;
    private long repeated;

    AnomalyWatch(RuleBook rules, Limits limits, Episodes episodes) {
        this.rules = rules;
        this.limits = limits;
        this.episodes = episodes;
    }

    /** Counts an anomaly and judges; see {@link LogWatch#accept}. */
    void accept(MetricAnomaly anomaly, long time, long clock, long offset, boolean mayFire) {
        String subject = subject(anomaly);
        MeasurementWindow window = windowOf(subject, clock);
        if (window == null) {
            unwatched++;
            return;
        }
        if (!window.isNew(anomaly.anomalyId())) {
            repeated++;
            return;
        }
        if (!window.add(time, clock)) {
            late++;
            return;
        }
        judge(anomaly, subject, window, time, clock, offset, mayFire);
    }

    private void judge(
            MetricAnomaly anomaly,
            String subject,
            MeasurementWindow window,
            long time,
            long clock,
            long offset,
            boolean mayFire) {
        Episode episode = episodes.find(Rule.METRIC_ANOMALY, subject);
        if (episode != null && offset <= episode.position()) {
            return;
        }
        RuleSettings settings = rules.of(Rule.METRIC_ANOMALY);
        long count = window.within(settings.windowSeconds(), clock);
        if (episode != null && episode.isOpen()) {
            episodes.continueWith(episode, severity(anomaly), evidence(anomaly, time, 1), offset);
        } else if (mayFire && settings.enabled() && count >= settings.threshold()) {
            episodes.fire(
                    Rule.METRIC_ANOMALY,
                    subject,
                    severity(anomaly),
                    Instant.ofEpochMilli(window.firstWithin(settings.windowSeconds(), clock)),
                    evidence(anomaly, time, count),
                    offset);
        }
    }

    /** Resolves what is calm at the given time. */
    void passTime(long clock, long offset) {
        RuleSettings settings = rules.of(Rule.METRIC_ANOMALY);
        episodes.resolveIf(
                Rule.METRIC_ANOMALY,
                (subject, _) -> isCalm(settings, subject, clock),
                _ -> Instant.ofEpochMilli(clock),
                offset);
    }

    private boolean isCalm(RuleSettings settings, String subject, long clock) {
        MeasurementWindow window = measurements.get(subject);
        return !settings.enabled()
                || window == null
                || window.within(settings.windowSeconds(), clock) <= settings.resolveAt();
    }

    private @Nullable MeasurementWindow windowOf(String subject, long clock) {
        MeasurementWindow window = measurements.get(subject);
        if (window == null && hasRoom(clock)) {
            window = new MeasurementWindow();
            measurements.put(subject, window);
        }
        return window;
    }

    private boolean hasRoom(long clock) {
        if (measurements.size() >= limits.subjects() && clock >= nextPurge) {
            nextPurge = clock + 1000;
            long oldest = clock - RuleSettings.LONGEST_WINDOW.toMillis();
            measurements.values().removeIf(window -> window.newest() < oldest);
        }
        return measurements.size() < limits.subjects();
    }

    /** Host, kind and measurement; names that are too long together end with their hash. */
    static String subject(MetricAnomaly anomaly) {
        String subject = anomaly.host() + "/" + anomaly.kind() + "/" + anomaly.measurement();
        if (subject.length() <= LONGEST_SUBJECT) {
            return subject;
        }
        String hash = "~%08x".formatted(subject.hashCode());
        return subject.substring(0, LONGEST_SUBJECT - hash.length()) + hash;
    }

    private static Severity severity(MetricAnomaly anomaly) {
        return switch (anomaly.severity()) {
            case WARNING -> Severity.WARNING;
            case CRITICAL -> Severity.CRITICAL;
        };
    }

    private static Evidence evidence(MetricAnomaly anomaly, long time, long records) {
        String unit =
                anomaly.unit()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace("_per_", "/")
                        .replace('_', ' ');
        String figures =
                "%s %s of %s is %s %s; "
                        .formatted(
                                anomaly.kind(),
                                anomaly.measurement(),
                                anomaly.host(),
                                number(anomaly.value()),
                                unit);
        String measure =
                switch (anomaly.method()) {
                    case FIXED_LIMIT -> "the limit is " + number(anomaly.limit());
                    case DEVIATION ->
                            anomaly.expected() == null
                                    ? "the edge of what is usual is " + number(anomaly.limit())
                                    : "usual is %s, up to %s"
                                            .formatted(
                                                    number(anomaly.expected()),
                                                    number(anomaly.limit()));
                };
        return new Evidence(
                Instant.ofEpochMilli(time),
                records,
                anomaly.value(),
                anomaly.limit(),
                figures + measure);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    int watched() {
        return measurements.size();
    }

    long late() {
        return late;
    }

    long unwatched() {
        return unwatched;
    }

    long repeated() {
        return repeated;
    }
}
