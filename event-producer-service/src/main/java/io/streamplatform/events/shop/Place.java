package io.streamplatform.events.shop;

import io.streamplatform.contracts.events.UserEvent.Kind;
import java.util.List;

/** Where in the shop a visitor is, and what people usually do there. */
enum Place {
    HOME(60, 10, 24, 0, 0, 0, 6),
    CATEGORY(70, 12, 9, 0, 0, 0, 9),
    RESULTS(70, 8, 12, 0, 0, 0, 10),
    PRODUCT(44, 22, 6, 15, 0, 0, 9),
    CART(64, 8, 3, 0, 16, 0, 9),
    CHECKOUT(8, 10, 0, 0, 0, 66, 16),
    THANKS(22, 8, 0, 0, 0, 0, 70);

    private final double view;
    private final double click;
    private final double search;
    private final double add;
    private final double remove;
    private final double purchase;
    private final double leaving;

    Place(
            double view,
            double click,
            double search,
            double add,
            double remove,
            double purchase,
            double leaving) {
        this.view = view;
        this.click = click;
        this.search = search;
        this.add = add;
        this.remove = remove;
        this.purchase = purchase;
        this.leaving = leaving;
    }

    /** How often people do that here; 0 if it is impossible. */
    double weight(Kind kind) {
        return switch (kind) {
            case PAGE_VIEW -> view;
            case CLICK -> click;
            case SEARCH -> search;
            case LOGIN, SIGNUP -> 0;
            case ADD_TO_CART -> add;
            case REMOVE_FROM_CART -> remove;
            case PURCHASE -> purchase;
        };
    }

    /** How often people leave from here. */
    double leaving() {
        return leaving;
    }

    /** What can be clicked here. */
    List<String> elements() {
        return switch (this) {
            case HOME -> List.of("hero-banner", "newsletter", "menu", "bestsellers");
            case CATEGORY -> List.of("filter-price", "filter-material", "sort", "next-page");
            case RESULTS -> List.of("filter-price", "sort", "did-you-mean");
            case PRODUCT ->
                    List.of("gallery", "size-guide", "reviews", "wish-list", "delivery-times");
            case CART -> List.of("voucher", "delivery-options", "quantity");
            case CHECKOUT -> List.of("payment-method", "delivery-address", "terms");
            case THANKS -> List.of("invoice", "share", "rate-us");
        };
    }
}
