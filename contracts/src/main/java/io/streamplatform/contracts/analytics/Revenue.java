package io.streamplatform.contracts.analytics;

import io.streamplatform.contracts.Require;

/**
 * What was sold in one currency.
 *
 * @param amountMinor sum of the orders' totals, in the currency's minor unit; 0 or more
 * @param orders number of orders; 0 or more
 */
public record Revenue(long amountMinor, long orders) {
    /** Nothing sold. */
    public static final Revenue NONE = new Revenue(0, 0);

    public Revenue {
        Require.within("amountMinor", amountMinor, 0, Long.MAX_VALUE);
        Require.within("orders", orders, 0, Long.MAX_VALUE);
    }

    /**
     * The two together.
     *
     * @throws ArithmeticException if the sum does not fit 64 bits
     */
    public Revenue plus(Revenue other) {
        return new Revenue(
                Math.addExact(amountMinor, other.amountMinor), Math.addExact(orders, other.orders));
    }
}
