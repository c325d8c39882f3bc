package io.streamplatform.contracts.analytics;

import io.streamplatform.contracts.Require;
import io.streamplatform.contracts.events.OrderLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a session, which the key names, has come.
 *
 * @param schemaVersion version of this contract
 * @param lastActivity when the user last did something, to within a minute
 * @param reached furthest step towards a purchase; null before the first
 * @param cart what is in the cart now, at the price it was put in for; at most 100 products
 */
public record SessionProgress(
        int schemaVersion, Instant lastActivity, @Nullable FunnelStep reached, List<OrderLine> cart)
        implements Aggregate {
    /** Most products in a cart; what is put in beyond them is not kept. */
    public static final int LARGEST_CART = 100;

    public SessionProgress {
        Require.schemaVersion(schemaVersion, SCHEMA_VERSION);
        Require.present("lastActivity", lastActivity);
        cart = List.copyOf(Require.present("cart", cart));
        Require.within("cart.size", cart.size(), 0, LARGEST_CART);
    }
}
