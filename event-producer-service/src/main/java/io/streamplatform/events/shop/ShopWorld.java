package io.streamplatform.events.shop;

import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.traffic.world.Conditions;
import io.streamplatform.traffic.world.IncidentKind;
import io.streamplatform.traffic.world.Mix;
import io.streamplatform.traffic.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A shop with so many visitors at a time that each does something every few seconds, at whatever
 * rate. At very high rates there are no more visitors than {@link #MOST_VISITORS}, who are faster
 * instead.
 */
public final class ShopWorld implements World<UserEvent> {
    /** Incident: a product is cheap for a while, and many want it. */
    public static final String FLASH_SALE = "FLASH_SALE";

    static final int MOST_VISITORS = 5_000;
    private static final int FEWEST_VISITORS = 8;
    private static final double SECONDS_BETWEEN_EVENTS = 6;

    /** Everybody knows the very first ones: a sale of the next is easier to see. */
    private static final int FIRST_SALE_RANK = 12;

    private static final int SALE_TARGETS = 24;

    private final Catalogue catalogue = Catalogue.load();
    private final Map<String, Product> products;
    private final Mix usual = Mix.of(usualMix());
    private final Chance chance;
    private final Shoppers shoppers;
    private final List<Visit> visits = new ArrayList<>();
    private @Nullable Conditions known;
    private Habits habits;
    private int capacity = FEWEST_VISITORS;

    /**
     * Opens the shop.
     *
     * @param random source of chance; equal seeds make equal worlds
     */
    public ShopWorld(RandomGenerator random) {
        this.chance = new Chance(random, catalogue.products());
        this.shoppers = new Shoppers(random);
        this.products =
                catalogue.products().stream()
                        .collect(Collectors.toMap(Product::id, Function.identity()));
        this.habits = Habits.under(new Conditions(0, usual, List.of()), usual, products);
    }

    @Override
    public Map<String, Double> usualMix() {
        Map<String, Double> mix = new LinkedHashMap<>();
        mix.put("PAGE_VIEW", 58.5);
        mix.put("CLICK", 14.5);
        mix.put("SEARCH", 8.2);
        mix.put("LOGIN", 9.0);
        mix.put("SIGNUP", 1.0);
        mix.put("ADD_TO_CART", 6.6);
        mix.put("REMOVE_FROM_CART", 0.7);
        mix.put("PURCHASE", 1.5);
        return mix;
    }

    @Override
    public List<IncidentKind> incidentKinds() {
        return List.of(
                new IncidentKind(
                        FLASH_SALE,
                        catalogue.products().stream()
                                .skip(FIRST_SALE_RANK)
                                .limit(SALE_TARGETS)
                                .map(Product::id)
                                .toList(),
                        "A product is 30 % cheaper: up to twice as many events, most wishes are for"
                                + " it, and more carts are bought"));
    }

    @Override
    public double rate(Conditions conditions) {
        return conditions
                .incident(FLASH_SALE)
                .map(sale -> conditions.rate() * (1 + sale.intensity()))
                .orElse(conditions.rate());
    }

    @Override
    public UserEvent next(Instant now, Conditions conditions) {
        if (!conditions.equals(known)) {
            adapt(conditions);
        }
        while (true) {
            int index = nextVisitor();
            Visit visit = visits.get(index);
            UserEvent event = visit.next(now, habits);
            if (event != null) {
                return event;
            }
            leave(index);
        }
    }

    private void adapt(Conditions conditions) {
        known = conditions;
        habits = Habits.under(conditions, usual, products);
        double visitors = rate(conditions) * SECONDS_BETWEEN_EVENTS;
        capacity = (int) Math.clamp(visitors, FEWEST_VISITORS, MOST_VISITORS);
        while (visits.size() > capacity) {
            leave(visits.size() - 1);
        }
    }

    /** As long as there is room, every other event is somebody coming in. */
    private int nextVisitor() {
        if (visits.isEmpty() || (visits.size() < capacity && chance.happens(0.5))) {
            visits.add(
                    new Visit(
                            chance.happens(habits.newcomers())
                                    ? shoppers.newcomer()
                                    : shoppers.regular(),
                            chance));
            return visits.size() - 1;
        }
        return chance.random().nextInt(visits.size());
    }

    private void leave(int index) {
        Visit last = visits.removeLast();
        Visit leaving = index == visits.size() ? last : visits.set(index, last);
        shoppers.leave(leaving.shopper());
    }
}
