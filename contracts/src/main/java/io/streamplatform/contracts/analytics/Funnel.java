package io.streamplatform.contracts.analytics;

import io.streamplatform.contracts.Require;

/**
 * How many sessions came how far. A session that reached a step counts for all steps before it too.
 *
 * @param viewed sessions in which a product was looked at; 0 or more
 * @param carted those in which something was put into the cart; at most {@code viewed}
 * @param purchased those in which something was bought; at most {@code carted}
 */
public record Funnel(long viewed, long carted, long purchased) {
    /** No session yet. */
    public static final Funnel NONE = new Funnel(0, 0, 0);

    public Funnel {
        Require.within("viewed", viewed, 0, Long.MAX_VALUE);
        Require.within("carted", carted, 0, viewed);
        Require.within("purchased", purchased, 0, carted);
    }

    /** The two together. */
    public Funnel plus(Funnel other) {
        return new Funnel(
                viewed + other.viewed, carted + other.carted, purchased + other.purchased);
    }
}
