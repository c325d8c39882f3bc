package io.streamplatform.events.shop;

import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.traffic.world.Conditions;
import io.streamplatform.traffic.world.Incident;
import io.streamplatform.traffic.world.Mix;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How people are inclined to behave under given conditions. */
final class Habits {
    /** What a sale adds to the wish for its product's purchase. */
    private static final double SALE_APPEAL = 2;

    private static final double SHARE_OF_SALE = 0.6;

    private final Map<UserEvent.Kind, Double> inclinations = new EnumMap<>(UserEvent.Kind.class);
    private final double newcomers;
    private final double restlessness;
    private final @Nullable Product onSale;
    private final double saleIntensity;

    private Habits(Mix wanted, Mix usual, @Nullable Product onSale, double saleIntensity) {
        for (UserEvent.Kind kind : UserEvent.Kind.values()) {
            String name = kind.name();
            inclinations.put(kind, wanted.share(name) / usual.share(name));
        }
        double arrivals = wanted.weight("LOGIN") + wanted.weight("SIGNUP");
        this.newcomers = arrivals == 0 ? 0 : wanted.weight("SIGNUP") / arrivals;
        this.restlessness =
                (wanted.share("LOGIN") + wanted.share("SIGNUP"))
                        / (usual.share("LOGIN") + usual.share("SIGNUP"));
        this.onSale = onSale;
        this.saleIntensity = saleIntensity;
    }

    static Habits under(Conditions conditions, Mix usual, Map<String, Product> products) {
        Incident sale = conditions.incident(ShopWorld.FLASH_SALE).orElse(null);
        return sale == null
                ? new Habits(conditions.mix(), usual, null, 0)
                : new Habits(
                        conditions.mix(), usual, products.get(sale.target()), sale.intensity());
    }

    /** How much more than usual people are inclined to something; 1 as usual, 0 never. */
    double inclination(UserEvent.Kind kind) {
        double inclination = inclinations.getOrDefault(kind, 1.0);
        return kind == UserEvent.Kind.PURCHASE
                ? inclination * (1 + SALE_APPEAL * saleIntensity)
                : inclination;
    }

    /** How much more than usual people are inclined to put a product into the cart. */
    double appeal(Product product) {
        double inclination = inclination(UserEvent.Kind.ADD_TO_CART);
        return isOnSale(product) ? inclination * (1 + SALE_APPEAL * saleIntensity) : inclination;
    }

    /** Share of the visits that begin with opening an account. */
    double newcomers() {
        return newcomers;
    }

    /** How much more than usual people are inclined to leave. */
    double restlessness() {
        return restlessness;
    }

    boolean isOnSale(Product product) {
        return product.equals(onSale);
    }

    /** The product of a sale, for as many wishes as the sale draws; null otherwise. */
    @Nullable Product saleFor(double chance) {
        return chance < SHARE_OF_SALE * saleIntensity ? onSale : null;
    }
}
