package io.streamplatform.traffic.pace;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Says how many records are due. A caller that comes late gets what became due meanwhile, but never
 * more than {@link #LONGEST_LATENESS} is worth: the rest is given up and told, so that a pause of
 * the machine is not followed by a flood. Not for use by several threads.
 */
public final class Pace {
    /** Most time that is caught up. */
    public static final Duration LONGEST_LATENESS = Duration.ofMillis(250);

    private static final double NANOS_PER_SECOND = 1e9;

    /** Above this rate chance is not seen, and costs time. */
    private static final double HIGHEST_RANDOM_RATE = 1000;

    /** Longest random distance, in means: silence must not look like a fault. */
    private static final double LONGEST_GAP = 4;

    /** Mean of the distances after that cut, in means. */
    private static final double MEAN_GAP = 1 - Math.exp(-LONGEST_GAP);

    private final Arrivals arrivals;
    private final RandomGenerator random;
    private double rate;
    private long origin;
    private double next;
    private long givenUp;

    public Pace(Arrivals arrivals, RandomGenerator random) {
        this.arrivals = arrivals;
        this.random = random;
    }

    /**
     * Sets the rate from now on; nothing happens if it is the same as before.
     *
     * @param recordsPerSecond 0 for none
     * @param now a reading of the nanosecond clock
     */
    public void set(double recordsPerSecond, long now) {
        if (recordsPerSecond != rate) {
            rate = recordsPerSecond;
            origin = now;
            next = rate > 0 ? gap() : 0;
        }
    }

    /** The number of records that are due and were not told before. */
    public int due(long now) {
        if (rate <= 0) {
            return 0;
        }
        double elapsed = now - origin;
        double mean = NANOS_PER_SECOND / rate;
        double tooLate = elapsed - LONGEST_LATENESS.toNanos() - next;
        if (tooLate > 0) {
            double missed = Math.floor(tooLate / mean);
            givenUp += (long) missed;
            next += missed * mean;
        }
        if (next > elapsed) {
            return 0;
        }
        if (isRandom()) {
            int due = 0;
            while (next <= elapsed) {
                due++;
                next += gap();
            }
            return due;
        }
        double due = Math.floor((elapsed - next) / mean) + 1;
        next += due * mean;
        return (int) due;
    }

    /** Time to the next record; {@link Long#MAX_VALUE} if none will come at this rate. */
    public long nanosToNext(long now) {
        return rate <= 0 ? Long.MAX_VALUE : (long) Math.max(0, Math.ceil(next - (now - origin)));
    }

    /** Records that were due, and were given up because nobody asked in time. */
    public long takeGivenUp() {
        long taken = givenUp;
        givenUp = 0;
        return taken;
    }

    private boolean isRandom() {
        return arrivals == Arrivals.RANDOM && rate <= HIGHEST_RANDOM_RATE;
    }

    private double gap() {
        double mean = NANOS_PER_SECOND / rate;
        return isRandom()
                ? mean * Math.min(LONGEST_GAP, random.nextExponential()) / MEAN_GAP
                : mean;
    }
}
