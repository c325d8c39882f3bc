package io.streamplatform.logs.backend;

import io.streamplatform.contracts.logs.LogLevel;
import io.streamplatform.traffic.world.Mix;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the levels' shares as the mix wants them, although lines do not come alone: a failure
 * brings warnings with it, and a request some lines that tell nothing bad. What there was too much
 * of becomes less probable, so that chance stays and the shares come true.
 */
final class LevelBalance {
    /**
     * By how many lines a share may be ahead before its level waits: small enough to see, and large
     * enough for chance.
     */
    private static final double SLACK = 25;

    private final RandomGenerator random;
    private final Map<LogLevel, Double> shares = new EnumMap<>(LogLevel.class);
    private final Map<LogLevel, Long> counts = new EnumMap<>(LogLevel.class);
    private long lines;

    LevelBalance(Mix mix, RandomGenerator random) {
        this.random = random;
        for (LogLevel level : LogLevel.values()) {
            shares.put(level, mix.share(level.name()));
            counts.put(level, 0L);
        }
    }

    /** Takes note of a line that was logged. Failures were counted when they were planned. */
    void countLine(LogLevel level) {
        lines++;
        if (!level.isFailure()) {
            counts.merge(level, 1L, Long::sum);
        }
    }

    /** Whether a level occurs at all. */
    boolean isWanted(LogLevel level) {
        return share(level) > 0;
    }

    /**
     * Draws whether a request that begins is to bring a failure, and counts it then: with many
     * requests on their way, waiting for the line would plan too many.
     *
     * @param coming lines that will come, those of this request included
     */
    boolean plans(LogLevel failure, double coming) {
        boolean due = random.nextDouble() < share(failure) * (lines + coming) - count(failure);
        if (due) {
            counts.merge(failure, 1L, Long::sum);
        }
        return due;
    }

    /** Draws one of some levels; null if there were too many of all of them already. */
    @Nullable LogLevel draw(List<LogLevel> levels) {
        double sum = 0;
        for (LogLevel level : levels) {
            sum += weight(level);
        }
        double drawn = random.nextDouble() * sum;
        for (LogLevel level : levels) {
            drawn -= weight(level);
            if (drawn < 0) {
                return level;
            }
        }
        return null;
    }

    private double weight(LogLevel level) {
        return Math.max(0, share(level) * (lines + SLACK) - count(level));
    }

    private double share(LogLevel level) {
        return shares.getOrDefault(level, 0.0);
    }

    private long count(LogLevel level) {
        return counts.getOrDefault(level, 0L);
    }
}
