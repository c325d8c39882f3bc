package io.streamplatform.dashboard.live;

/** Events per second over the last two seconds. */
final class RateMeter {

    private static final int BUCKETS = 8;
    private static final long BUCKET_MILLIS = 250;

    private final long[] counts = new long[BUCKETS];
    private final long startedBucket;
    private long bucket;

    RateMeter(long nowMillis) {
        bucket = nowMillis / BUCKET_MILLIS;
        startedBucket = bucket;
    }

    void add(long events, long nowMillis) {
        moveTo(nowMillis);
        counts[(int) (bucket % BUCKETS)] += events;
    }

    double perSecond(long nowMillis) {
        moveTo(nowMillis);
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        long buckets = Math.min(BUCKETS, bucket - startedBucket + 1);
        return sum * 1000.0 / (buckets * BUCKET_MILLIS);
    }

    private void moveTo(long nowMillis) {
        long now = nowMillis / BUCKET_MILLIS;
        for (int cleared = 0; bucket < now && cleared < BUCKETS; cleared++) {
            bucket++;
            counts[(int) (bucket % BUCKETS)] = 0;
        }
        bucket = Math.max(bucket, now);
    }
}
