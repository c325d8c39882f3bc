package io.streamplatform.metricslogger.rollups;

/**
 * The readings of one measurement in one span of time, as they add up. Two rollups merge into what
 * one over the readings of both would be, but for rounding; the 95th percentile is exact for few
 * readings and within 1 % for many (see {@link Distribution}).
 */
public final class Rollup {
    private static final double P95 = 0.95;

    private final Distribution distribution;
    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double sum;

    /** A rollup of no readings. */
    public Rollup() {
        this.distribution = new Distribution();
    }

    private Rollup(long count, double min, double max, double sum, byte[] distribution) {
        this.distribution = Distribution.ofBytes(distribution);
        this.count = count;
        this.min = min;
        this.max = max;
        this.sum = sum;
    }

    /** The rollup that had these figures, to go on with. */
    public static Rollup restored(
            long count, double min, double max, double sum, byte[] distribution) {
        return new Rollup(count, min, max, sum, distribution);
    }

    /** Adds a reading; finite. */
    public void add(double value) {
        count++;
        sum += value;
        min = Math.min(min, value);
        max = Math.max(max, value);
        distribution.add(value);
    }

    /** Adds the readings of another rollup, which stays as it is. */
    public void merge(Rollup other) {
        count += other.count;
        sum += other.sum;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        distribution.merge(other.distribution);
    }

    /** Number of readings. The other figures need at least one. */
    public long count() {
        return count;
    }

    /** Smallest reading. */
    public double min() {
        return min;
    }

    /** Largest reading. */
    public double max() {
        return max;
    }

    /** Sum of the readings. */
    public double sum() {
        return sum;
    }

    /** Arithmetic mean of the readings. */
    public double mean() {
        return sum / count;
    }

    /** The 95th percentile; within minimum and maximum, which the sketch knows only roughly. */
    public double p95() {
        return Math.clamp(distribution.quantile(P95), min, max);
    }

    /** How the readings are spread, for {@link #restored}. */
    public byte[] distribution() {
        return distribution.toBytes();
    }
}
