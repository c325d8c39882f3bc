package io.streamplatform.dashboard.labs.groups.comparison;

import java.util.List;

/**
 * What one occasion cost.
 *
 * @param moved partitions that have another owner than before
 * @param stopMillis of each partition that was without an owner, how long
 * @param longestGapMillis between two records of a partition, of whichever had to wait longest
 * @param untilSharedMillis from the beginning until every member had its share
 * @param redelivered records that were read once more
 */
record Cost(
        int moved,
        List<Double> stopMillis,
        double longestGapMillis,
        double untilSharedMillis,
        int redelivered) {

    private static final double NANOS_PER_MILLI = 1e6;

    static Cost of(List<Lane> lanes, long untilShared) {
        return new Cost(
                (int) lanes.stream().filter(Lane::isMoved).count(),
                lanes.stream()
                        .filter(Lane::isStopped)
                        .map(lane -> lane.withoutOwner() / NANOS_PER_MILLI)
                        .toList(),
                lanes.stream().mapToLong(Lane::longestGap).max().orElse(0) / NANOS_PER_MILLI,
                untilShared / NANOS_PER_MILLI,
                lanes.stream().mapToInt(Lane::redelivered).sum());
    }

    /** Of all partitions together. */
    double standstillMillis() {
        return stopMillis.stream().mapToDouble(Double::doubleValue).sum();
    }
}
