package io.streamplatform.dashboard.labs.groups.comparison;

import java.util.List;

/**
 * Repeated measurements, in short.
 *
 * @param median the middle one; the mean of the two in the middle of an even number
 * @param worst the largest
 */
record Spread(double median, double worst) {

    static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            return new Spread(0, 0);
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median =
                sorted.size() % 2 == 1
                        ? sorted.get(middle)
                        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(rounded(median), rounded(sorted.getLast()));
    }

    /** A hundredth of a millisecond is finer than a callback can tell. */
    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
