package io.streamplatform.metrics.fleet;

import java.util.random.RandomGenerator;

/**
 * Noise with a memory: an Ornstein-Uhlenbeck process around 0, which is AR(1) at equal distances
 * and stays the same at whatever distances it is looked at.
 */
final class Wander {
    private final RandomGenerator random;
    private final double deviation;
    private final double memorySeconds;
    private double value;

    /**
     * Begins somewhere in its usual range.
     *
     * @param deviation standard deviation in the long run
     * @param memorySeconds time after which a deviation has shrunk to 1/e
     */
    Wander(RandomGenerator random, double deviation, double memorySeconds) {
        this.random = random;
        this.deviation = deviation;
        this.memorySeconds = memorySeconds;
        this.value = random.nextGaussian() * deviation;
    }

    /** Where it is. */
    double value() {
        return value;
    }

    /** Goes on by some time. */
    void advance(double seconds) {
        if (seconds <= 0) {
            return;
        }
        double kept = Math.exp(-seconds / memorySeconds);
        value = value * kept + random.nextGaussian() * deviation * Math.sqrt(1 - kept * kept);
    }
}
