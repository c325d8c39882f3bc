package io.streamplatform.dashboard.topics;

/**
 * A span of time cut into slices of a width that people think in. Pure arithmetic.
 *
 * @param from where the first begins, epoch milliseconds: a multiple of the width
 * @param width of each in milliseconds
 * @param count how many, so that the span's end lies in the last
 */
record TimeSlices(long from, long width, int count) {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private static final long[] WIDTHS = {
        1,
        2,
        5,
        10,
        20,
        50,
        100,
        200,
        500,
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        7 * DAY,
        14 * DAY,
        30 * DAY,
        90 * DAY,
        365 * DAY,
    };

    /**
     * Cuts a span.
     *
     * @param from its first millisecond
     * @param to its last
     * @param most slices that there may be, at least 1
     */
    static TimeSlices of(long from, long to, int most) {
        for (long width : WIDTHS) {
            if (fits(from, to, width, most)) {
                return cut(from, to, width);
            }
        }
        long years = 2;
        while (!fits(from, to, years * 365 * DAY, most)) {
            years *= 2;
        }
        return cut(from, to, years * 365 * DAY);
    }

    /** Where a slice begins; that of {@code count} is where the last one ends. */
    long start(int slice) {
        return from + slice * width;
    }

    private static boolean fits(long from, long to, long width, int most) {
        return Math.floorDiv(to, width) - Math.floorDiv(from, width) + 1 <= most;
    }

    private static TimeSlices cut(long from, long to, long width) {
        long first = Math.floorDiv(from, width);
        return new TimeSlices(first * width, width, (int) (Math.floorDiv(to, width) - first + 1));
    }
}
