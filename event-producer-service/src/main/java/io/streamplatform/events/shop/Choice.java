package io.streamplatform.events.shop;

import io.streamplatform.contracts.events.UserEvent.Kind;
import org.jspecify.annotations.Nullable;

/** Chooses what a visitor does next among what is possible where the visitor is. */
final class Choice {
    private static final Kind[] KINDS = Kind.values();

    /** Nobody fills a cart without end. */
    private static final int LARGEST_CART = 8;

    private final Chance chance;

    Choice(Chance chance) {
        this.chance = chance;
    }

    /** The next kind of event; null to leave. */
    @Nullable Kind next(Place place, Cart cart, @Nullable Product shown, Habits habits) {
        double sum = 0;
        for (Kind kind : KINDS) {
            sum += weight(kind, place, cart, shown, habits);
        }
        if (sum <= 0) {
            return necessary(place, cart, shown, habits);
        }
        double drawn = chance.next() * (sum + place.leaving() * habits.restlessness());
        for (Kind kind : KINDS) {
            drawn -= weight(kind, place, cart, shown, habits);
            if (drawn < 0) {
                return kind;
            }
        }
        return null;
    }

    private static double weight(
            Kind kind, Place place, Cart cart, @Nullable Product shown, Habits habits) {
        double weight = place.weight(kind);
        if (weight == 0) {
            return 0;
        }
        return switch (kind) {
            case ADD_TO_CART ->
                    shown == null || cart.size() >= LARGEST_CART
                            ? 0
                            : weight * habits.appeal(shown);
            case REMOVE_FROM_CART, PURCHASE ->
                    cart.isEmpty() ? 0 : weight * habits.inclination(kind);
            default -> weight * habits.inclination(kind);
        };
    }

    /**
     * Nothing that is wanted can be done here: the step that leads on, even if its own weight is 0.
     */
    private static @Nullable Kind necessary(
            Place place, Cart cart, @Nullable Product shown, Habits habits) {
        boolean wantsCart =
                habits.inclination(Kind.PURCHASE) > 0
                        || habits.inclination(Kind.REMOVE_FROM_CART) > 0;
        if (wantsCart && cart.isEmpty() && shown != null) {
            return Kind.ADD_TO_CART;
        }
        return place == Place.THANKS ? null : Kind.PAGE_VIEW;
    }
}
