package io.streamplatform.alerts.rules;

import io.streamplatform.contracts.alerts.Alert.Severity;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The rules, with what they are called, what they watch and how they are set at first. */
public enum Rule {
    /** Many errors of a service within a window. */
    ERROR_RATE(
            "error-rate",
            "ERROR and FATAL lines of a service within the window",
            Severity.CRITICAL,
            10,
            Duration.ofMinutes(1),
            5),
    /** A service logged FATAL. */
    FATAL(
            "fatal",
            "FATAL lines of a service within the window; the first one fires at once",
            Severity.CRITICAL,
            1,
            Duration.ofSeconds(30),
            0),
    /** Many warnings of a service within a window. */
    WARNING_RATE(
            "warning-rate",
            "WARN lines of a service within the window",
            Severity.WARNING,
            30,
            Duration.ofMinutes(1),
            15),
    /** A service logs nothing any more. */
    SILENT(
            "silent",
            "a service that logged at least `threshold` lines and then none for the window, or for"
                    + " 8 times its usual pause where that is longer; its next line resolves it",
            Severity.CRITICAL,
            10,
            Duration.ofMinutes(1),
            0),
    /** A measurement of a host stands out. */
    METRIC_ANOMALY(
            "metric-anomaly",
            "anomalies of one measurement of a host within the window",
            Severity.WARNING,
            1,
            Duration.ofMinutes(1),
            0);

    private final String text;
    private final String description;
    private final Severity severity;
    private final long threshold;
    private final Duration window;
    private final long resolveAt;

    Rule(
            String text,
            String description,
            Severity severity,
            long threshold,
            Duration window,
            long resolveAt) {
        this.text = text;
        this.description = description;
        this.severity = severity;
        this.threshold = threshold;
        this.window = window;
        this.resolveAt = resolveAt;
    }

    /** The rule's name in alerts and addresses, e.g. {@code error-rate}. */
    public String text() {
        return text;
    }

    /** What the rule counts, for people. */
    public String description() {
        return description;
    }

    /** How bad its alerts are, unless the record that fires it says itself. */
    public Severity severity() {
        return severity;
    }

    /** Its settings until somebody changes them. */
    public RuleSettings atFirst() {
        return new RuleSettings(true, threshold, window, resolveAt);
    }

    /** The rule of that name. */
    public static Optional<Rule> named(String text) {
        return Arrays.stream(values()).filter(rule -> rule.text.equals(text)).findFirst();
    }
}
