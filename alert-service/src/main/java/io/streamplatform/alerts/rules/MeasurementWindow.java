package io.streamplatform.alerts.rules;

/** The latest anomalies of one measurement of a host. Times are milliseconds of the epoch. */
final class MeasurementWindow {
    /** So many ids are remembered: whoever judges twice does so soon. */
    private static final int IDS = 32;

    private final SecondCounts counts = new SecondCounts(1);
    private final int[] ids = new int[IDS];
    private int known;
    private long newest = Long.MIN_VALUE;
    private long clockAtNewest;

    /**
     * Whether no anomaly of this id came lately. Their finder may publish one twice, after a crash:
     * then there are two records, at two offsets, about one anomaly.
     */
    boolean isNew(String anomalyId) {
        int id = anomalyId.hashCode();
        for (int i = 0; i < Math.min(known, IDS); i++) {
            if (ids[i] == id) {
                return false;
            }
        }
        ids[known % IDS] = id;
        known = known == 2 * IDS - 1 ? IDS : known + 1;
        return true;
    }

    boolean add(long time, long clock) {
        if (time > newest) {
            newest = time;
            clockAtNewest = clock;
        }
        return counts.add(Math.floorDiv(time, 1000), 0);
    }

    long newest() {
        return newest;
    }

    long within(long windowSeconds, long clock) {
        return counts.within(windowSeconds, second(clock), 0);
    }

    long firstWithin(long windowSeconds, long clock) {
        return 1000 * counts.firstWithin(windowSeconds, second(clock), 0);
    }

    private long second(long clock) {
        return Math.floorDiv(newest + Math.max(0, clock - clockAtNewest), 1000);
    }
}
