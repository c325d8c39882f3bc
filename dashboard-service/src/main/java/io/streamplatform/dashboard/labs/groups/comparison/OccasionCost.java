package io.streamplatform.dashboard.labs.groups.comparison;

import java.util.List;
import java.util.function.Function;

/**
 * What an occasion costs a way of rebalancing, over all repetitions.
 *
 * @param stopped partitions that were without an owner for a time
 * @param moved partitions that have another owner afterwards
 * @param withoutOwnerMillis of a partition that stopped
 * @param standstillMillis of all partitions together
 * @param longestGapMillis between two records of a partition, of the one that waited longest
 * @param untilSharedMillis until every member has its share
 * @param redelivered records read once more, in all repetitions
 */
record OccasionCost(
        Spread stopped,
        Spread moved,
        Spread withoutOwnerMillis,
        Spread standstillMillis,
        Spread longestGapMillis,
        Spread untilSharedMillis,
        int redelivered) {

    static OccasionCost of(List<Cost> costs) {
        return new OccasionCost(
                spread(costs, cost -> (double) cost.stopMillis().size()),
                spread(costs, cost -> (double) cost.moved()),
                Spread.of(costs.stream().flatMap(cost -> cost.stopMillis().stream()).toList()),
                spread(costs, Cost::standstillMillis),
                spread(costs, Cost::longestGapMillis),
                spread(costs, Cost::untilSharedMillis),
                costs.stream().mapToInt(Cost::redelivered).sum());
    }

    private static Spread spread(List<Cost> costs, Function<Cost, Double> figure) {
        return Spread.of(costs.stream().map(figure).toList());
    }
}
