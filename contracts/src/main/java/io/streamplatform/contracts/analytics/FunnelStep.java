package io.streamplatform.contracts.analytics;

/** The steps of a session towards a purchase, in their order. */
public enum FunnelStep {
    /** A product was looked at. */
    VIEW,
    /** Something was put into the cart. */
    CART,
    /** Something was bought. */
    PURCHASE
}
