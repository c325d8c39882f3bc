package io.streamplatform.metricslogger.anomalies;

import io.streamplatform.contracts.metrics.MetricAnomaly.Method;
import io.streamplatform.contracts.metrics.MetricAnomaly.Severity;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds each ten seconds' mean of one series against the host's own recent behaviour.
 *
 * <p>The method is the modified z-score, 0.6745 (x - median) / MAD, of B. Iglewicz and D. C.
 * Hoaglin: "How to Detect and Handle Outliers", ASQC Basic References in Quality Control 16, 1993
 * (see also the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.17), over a sliding window.
 * Median and MAD, unlike mean and standard deviation, are not moved by the outliers themselves
 * until these fill half of the window; a level that lasts so long is the new usual one.
 *
 * <p>Their threshold of 3.5 is for independent values that are looked at once. Measurements of a
 * host depend on the ones before and are looked at 8,640 times a day, so the default is higher, the
 * change must also be large enough to matter (of a constant series the MAD is 0), and it must last
 * (see {@link Episode}). Until the window has enough values the answer is unknown, not an alarm.
 */
final class DeviationWatch {
    private static final double Z_PER_MAD = 0.6745;
    private static final double CRITICAL_FROM = 2;

    private final DeviationRule rule;
    private final double threshold;
    private final int warmUp;
    private final RecentBehaviour recent;
    private final Episode episode;

    DeviationWatch(
            DeviationRule rule,
            double threshold,
            int warmUp,
            RecentBehaviour recent,
            Episode episode) {
        this.rule = rule;
        this.threshold = threshold;
        this.warmUp = warmUp;
        this.recent = recent;
        this.episode = episode;
    }

    /** Takes a mean of the past into the window, without judging it. */
    void remember(Instant start, double mean) {
        recent.forgetBefore(start.getEpochSecond());
        recent.add(start.getEpochSecond(), mean);
    }

    Optional<Finding> closed(Instant start, double mean) {
        recent.forgetBefore(start.getEpochSecond());
        Optional<Finding> finding = recent.size() < warmUp ? Optional.empty() : judge(start, mean);
        recent.add(start.getEpochSecond(), mean);
        return finding;
    }

    private Optional<Finding> judge(Instant start, double mean) {
        double usual = recent.median();
        double reach =
                Math.max(
                        threshold * recent.medianDistance() / Z_PER_MAD,
                        rule.smallestChangeFrom(usual));
        Severity severity = severityOf(mean - usual, reach);
        if (!episode.tells(start, severity) || severity == null) {
            return Optional.empty();
        }
        double edge = usual + Math.copySign(reach, mean - usual);
        return Optional.of(new Finding(start, mean, Method.DEVIATION, severity, edge, usual));
    }

    private @Nullable Severity severityOf(double change, double reach) {
        double size =
                switch (rule.direction()) {
                    case RISE -> change;
                    case BOTH -> Math.abs(change);
                };
        if (!(size >= reach)) {
            return null;
        }
        return size >= CRITICAL_FROM * reach ? Severity.CRITICAL : Severity.WARNING;
    }
}
