package io.streamplatform.events.shop;

import io.streamplatform.contracts.events.UserEvent.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where in the shop a visitor is, and what people usually do there. */
enum Place {
    HOME(60, 10, 24, 0, 0, 0, 6, "hero-banner", "newsletter", "menu", "bestsellers"),
    CATEGORY(70, 12, 9, 0, 0, 0, 9, "filter-price", "filter-material", "sort", "next-page"),
    RESULTS(70, 8, 12, 0, 0, 0, 10, "filter-price", "sort", "did-you-mean"),
    PRODUCT(
            40,
            22,
            6,
            22,
            0,
            0,
            10,
            "gallery",
            "size-guide",
            "reviews",
            "wish-list",
            "delivery-times"),
    CART(62, 8, 4, 0, 14, 0, 12, "voucher", "delivery-options", "quantity"),
    CHECKOUT(8, 10, 0, 0, 0, 58, 24, "payment-method", "delivery-address", "terms"),
    THANKS(22, 8, 0, 0, 0, 0, 70, "invoice", "share", "rate-us");

    private final Map<Kind, Double> weights = new EnumMap<>(Kind.class);
    private final double leaving;
    private final List<String> elements;

    Place(
            double view,
            double click,
            double search,
            double add,
            double remove,
            double purchase,
            double leaving,
            String... elements) {
        weights.put(Kind.PAGE_VIEW, view);
        weights.put(Kind.CLICK, click);
        weights.put(Kind.SEARCH, search);
        weights.put(Kind.ADD_TO_CART, add);
        weights.put(Kind.REMOVE_FROM_CART, remove);
        weights.put(Kind.PURCHASE, purchase);
        this.leaving = leaving;
        this.elements = List.of(elements);
    }

    double weight(Kind kind) {
        return weights.getOrDefault(kind, 0.0);
    }

    /** What can be clicked there. */
    List<String> elements() {
        return elements;
    }

    double leaving() {
        return leaving;
    }
}
