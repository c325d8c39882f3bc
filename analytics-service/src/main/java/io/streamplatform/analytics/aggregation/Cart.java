package io.streamplatform.analytics.aggregation;

import io.streamplatform.contracts.analytics.SessionProgress;
import io.streamplatform.contracts.events.OrderLine;
import io.streamplatform.contracts.events.UserEvent;
import java.util.ArrayList;
import java.util.List;

/** What an event does to a cart. */
final class Cart {
    private Cart() {}

    /** The cart after the event; the same object if the event does not change it. */
    static List<OrderLine> after(List<OrderLine> cart, UserEvent event, Interner interner) {
        return switch (event) {
            case UserEvent.AddToCart added -> with(cart, added, interner);
            case UserEvent.RemoveFromCart removed ->
                    without(cart, removed.product(), removed.quantity());
            case UserEvent.Purchase _ -> cart.isEmpty() ? cart : List.of();
            default -> cart;
        };
    }

    private static List<OrderLine> with(
            List<OrderLine> cart, UserEvent.AddToCart added, Interner interner) {
        List<OrderLine> after = new ArrayList<>(cart);
        int index = indexOf(cart, added.product());
        if (index >= 0) {
            int pieces = cart.get(index).quantity() + added.quantity();
            after.set(
                    index,
                    new OrderLine(
                            cart.get(index).product(),
                            Math.min(pieces, UserEvent.LARGEST_QUANTITY),
                            added.unitPrice()));
        } else if (cart.size() < SessionProgress.LARGEST_CART) {
            after.add(
                    new OrderLine(
                            interner.intern(added.product()), added.quantity(), added.unitPrice()));
        }
        return after.equals(cart) ? cart : List.copyOf(after);
    }

    private static List<OrderLine> without(List<OrderLine> cart, String product, int quantity) {
        int index = indexOf(cart, product);
        if (index < 0) {
            return cart;
        }
        List<OrderLine> after = new ArrayList<>(cart);
        OrderLine line = after.remove(index);
        if (line.quantity() > quantity) {
            after.add(index, new OrderLine(product, line.quantity() - quantity, line.unitPrice()));
        }
        return List.copyOf(after);
    }

    private static int indexOf(List<OrderLine> cart, String product) {
        for (int index = 0; index < cart.size(); index++) {
            if (cart.get(index).product().equals(product)) {
                return index;
            }
        }
        return -1;
    }
}
