package io.streamplatform.metricslogger.anomalies;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which readings stand out.
 *
 * @param limits fixed limits, by figure
 * @param deviations what counts as a deviation, by figure
 * @param debounce how verdicts become anomalies
 * @param memory what is known of the recent past of a series
 */
public record AnomalyRules(
        Map<Figure, FixedLimit> limits,
        Map<Figure, DeviationRule> deviations,
        Debounce debounce,
        Memory memory) {

    /**
     * How verdicts become anomalies.
     *
     * @param readings readings over a limit, one after the other, that begin an episode
     * @param means ten-second means off the usual, one after the other, that begin an episode
     * @param repeatAfter pause before an episode that lasts is told again
     */
    public record Debounce(int readings, int means, Duration repeatAfter) {}

    /**
     * What is known of the recent past of a series.
     *
     * @param window how far it reaches back
     * @param warmUp number of ten-second means without which nothing is judged
     * @param threshold modified z-score from which a mean is off the usual
     */
    public record Memory(Duration window, int warmUp, double threshold) {
        private static final int SECONDS_PER_MEAN = 10;

        int capacity() {
            return Math.toIntExact(window.toSeconds() / SECONDS_PER_MEAN) + 1;
        }
    }

    public AnomalyRules {
        limits = Map.copyOf(limits);
        deviations = Map.copyOf(deviations);
    }

    /** A watch over one series, which knows nothing of its past yet. */
    public SeriesWatch watch(Figure figure) {
        return new SeriesWatch(limitWatch(figure), deviationWatch(figure));
    }

    private @Nullable FixedLimitWatch limitWatch(Figure figure) {
        FixedLimit limit = limits.get(figure);
        return limit == null
                ? null
                : new FixedLimitWatch(
                        limit, new Episode(debounce.readings(), debounce.repeatAfter()));
    }

    private @Nullable DeviationWatch deviationWatch(Figure figure) {
        DeviationRule rule = deviations.get(figure);
        return rule == null
                ? null
                : new DeviationWatch(
                        rule,
                        memory.threshold(),
                        memory.warmUp(),
                        new RecentBehaviour(memory.window().toSeconds(), memory.capacity()),
                        new Episode(debounce.means(), debounce.repeatAfter()));
    }
}
