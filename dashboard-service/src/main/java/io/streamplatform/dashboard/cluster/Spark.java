package io.streamplatform.dashboard.cluster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few values at equal distances over all that a series remembers, for a line in a table's row.
 */
public final class Spark {

    private static final int POINTS = 60;
    private static final long SHORTEST_STEP = 2_000;

    private Spark() {}

    /** The values themselves, oldest first, null where the series has a gap. */
    public static List<@Nullable Double> ofValues(Series series, long maxGapMillis) {
        List<@Nullable Double> values = new ArrayList<>();
        long step = step(series);
        for (long time = series.firstTime(); time <= series.lastTime(); time += step) {
            values.add(series.at(time, maxGapMillis));
        }
        return values;
    }

    /** Their change per second, oldest first, null where the series has a gap. */
    public static List<@Nullable Double> ofRates(Series series, long maxGapMillis) {
        List<@Nullable Double> rates = new ArrayList<>();
        long step = step(series);
        Double before = series.at(series.firstTime(), maxGapMillis);
        for (long time = series.firstTime() + step; time <= series.lastTime(); time += step) {
            Double now = series.at(time, maxGapMillis);
            rates.add(before == null || now == null ? null : (now - before) * 1000.0 / step);
            before = now;
        }
        return rates;
    }

    private static long step(Series series) {
        return Math.max(SHORTEST_STEP, (series.lastTime() - series.firstTime()) / POINTS);
    }
}
