package io.streamplatform.metricslogger.anomalies;

/**
 * When a figure of a host is far from what is usual for that host.
 *
 * @param smallestChange a change that is smaller than this is of no interest, however unusual; in
 *     the figure's unit, or as a share of the usual value if {@code relative}
 * @param relative whether {@code smallestChange} is a share: 1 means twice the usual value, or none
 * @param direction which changes are of interest
 */
public record DeviationRule(double smallestChange, boolean relative, Direction direction) {

    /** Which changes are of interest. */
    public enum Direction {
        /** The value is above what is usual. */
        RISE,
        /** The value is below or above what is usual. */
        BOTH
    }

    public DeviationRule {
        if (!(smallestChange > 0)) {
            throw new IllegalArgumentException(
                    "smallestChange must be above 0, but is " + smallestChange);
        }
    }

    double smallestChangeFrom(double usual) {
        return relative ? smallestChange * Math.abs(usual) : smallestChange;
    }
}
