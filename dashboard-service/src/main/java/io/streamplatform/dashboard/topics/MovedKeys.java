package io.streamplatform.dashboard.topics;

/** What becomes of keys when a topic gets more partitions. */
final class MovedKeys {

    private MovedKeys() {}

    /**
     * Share of the keys that stay in their partition, with a partitioner that takes a hash modulo
     * the number of partitions, as Kafka's default one does: {@code h % from == h % to} holds for
     * {@code from} out of each least common multiple.
     *
     * @param from partitions before
     * @param to partitions after, at least as many
     */
    static double shareThatStays(int from, int to) {
        return (double) from / leastCommonMultiple(from, to);
    }

    private static long leastCommonMultiple(long one, long other) {
        long a = one;
        long b = other;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return one / a * other;
    }
}
