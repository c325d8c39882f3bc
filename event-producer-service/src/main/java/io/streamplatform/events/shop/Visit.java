package io.streamplatform.events.shop;

import static io.streamplatform.contracts.events.UserEvent.SCHEMA_VERSION;

import io.streamplatform.contracts.events.Money;
import io.streamplatform.contracts.events.OrderLine;
import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.contracts.events.UserEvent.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session of one user: begins with a login or a signup, goes from page to page, and ends when
 * the user has had enough. What happens follows from what happened before.
 */
final class Visit {
    private static final int LONGEST = 80;
    private static final List<String> REFERRERS =
            List.of(
                    "https://www.google.com/",
                    "https://duckduckgo.com/",
                    "https://www.instagram.com/",
                    "https://www.pinterest.com/",
                    "https://newsletter.example.com/");
    private static final List<String> METHODS =
            List.of("password", "password", "passkey", "google", "apple");
    private static final List<String> CHANNELS =
            List.of("search", "newsletter", "friend", "social", "advertisement");

    private final Shopper shopper;
    private final String sessionId;
    private final Chance chance;
    private final Cart cart = new Cart();
    private final Choice choice;
    private Place place = Place.HOME;
    private String page = "/";
    private @Nullable String cameFrom;
    private @Nullable Product shown;
    private @Nullable Product wish;
    private int events;
    private boolean justAdded;

    Visit(Shopper shopper, Chance chance) {
        this.shopper = shopper;
        this.chance = chance;
        this.sessionId = "session-" + chance.token();
        this.choice = new Choice(chance);
        this.cameFrom = chance.happens(0.6) ? chance.oneOf(REFERRERS) : null;
    }

    Shopper shopper() {
        return shopper;
    }

    /** What the user does next; null if that is to leave. */
    @Nullable UserEvent next(Instant now, Habits habits) {
        events++;
        if (events == 1) {
            return arrive(now);
        }
        if (events == 2) {
            return open(now, Place.HOME, "/", null);
        }
        if (events > LONGEST) {
            return null;
        }
        Kind kind = choice.next(place, cart, shown, habits);
        return kind == null ? null : act(kind, now, habits);
    }

    private UserEvent act(Kind kind, Instant now, Habits habits) {
        return switch (kind) {
            case PAGE_VIEW -> goOn(now, habits);
            case CLICK -> click(now);
            case SEARCH -> search(now, habits);
            case ADD_TO_CART -> add(now, habits);
            case REMOVE_FROM_CART -> remove(now);
            case PURCHASE -> purchase(now);
            case LOGIN, SIGNUP -> arrive(now);
        };
    }

    private UserEvent arrive(Instant now) {
        return shopper.isNew()
                ? new UserEvent.Signup(
                        SCHEMA_VERSION,
                        chance.eventId(now),
                        shopper.userId(),
                        sessionId,
                        now,
                        chance.oneOf(CHANNELS))
                : new UserEvent.Login(
                        SCHEMA_VERSION,
                        chance.eventId(now),
                        shopper.userId(),
                        sessionId,
                        now,
                        chance.oneOf(METHODS));
    }

    private UserEvent goOn(Instant now, Habits habits) {
        boolean toCart = !cart.isEmpty() && chance.happens(justAdded ? 0.6 : 0.3);
        justAdded = false;
        return switch (place) {
            case CART ->
                    !cart.isEmpty() && chance.happens(0.7)
                            ? open(now, Place.CHECKOUT, "/checkout", null)
                            : browse(now, habits);
            case CHECKOUT -> open(now, Place.CART, "/cart", null);
            case THANKS -> open(now, Place.HOME, "/", null);
            case HOME, CATEGORY, RESULTS, PRODUCT ->
                    toCart ? open(now, Place.CART, "/cart", null) : browse(now, habits);
        };
    }

    /** Follows a wish: by the list that has it, or straight to it. */
    private UserEvent browse(Instant now, Habits habits) {
        boolean hasAim = wish != null && chance.happens(0.85);
        Product aim = hasAim && wish != null ? wish : chance.wish(habits);
        boolean inList = place == Place.RESULTS || place == Place.CATEGORY;
        boolean straight = inList ? hasAim : chance.happens(0.45);
        if (straight) {
            wish = null;
            return open(now, Place.PRODUCT, aim.page(), aim);
        }
        wish = aim;
        return open(now, Place.CATEGORY, aim.categoryPage(), null);
    }

    private UserEvent open(Instant now, Place next, String nextPage, @Nullable Product product) {
        String referrer = cameFrom;
        place = next;
        page = nextPage;
        cameFrom = nextPage;
        shown = product;
        return new UserEvent.PageView(
                SCHEMA_VERSION,
                chance.eventId(now),
                shopper.userId(),
                sessionId,
                now,
                nextPage,
                product == null ? null : product.id(),
                referrer);
    }

    private UserEvent click(Instant now) {
        return new UserEvent.Click(
                SCHEMA_VERSION,
                chance.eventId(now),
                shopper.userId(),
                sessionId,
                now,
                page,
                chance.oneOf(place.elements()));
    }

    private UserEvent search(Instant now, Habits habits) {
        Product wanted = chance.wish(habits);
        Product.Search search = chance.oneOf(wanted.searches());
        wish = wanted;
        place = Place.RESULTS;
        page = "/search";
        cameFrom = "/search";
        shown = null;
        return new UserEvent.Search(
                SCHEMA_VERSION,
                chance.eventId(now),
                shopper.userId(),
                sessionId,
                now,
                search.query(),
                search.results());
    }

    private UserEvent add(Instant now, Habits habits) {
        Product product = shown;
        if (product == null) {
            throw new IllegalStateException("no product is shown at " + page);
        }
        int quantity = chance.quantity();
        Money price =
                cart.add(
                        product.id(),
                        quantity,
                        product.price(shopper.market(), habits.isOnSale(product)));
        justAdded = true;
        return new UserEvent.AddToCart(
                SCHEMA_VERSION,
                chance.eventId(now),
                shopper.userId(),
                sessionId,
                now,
                product.id(),
                quantity,
                price);
    }

    private UserEvent remove(Instant now) {
        OrderLine removed = cart.removeSome(chance.random());
        return new UserEvent.RemoveFromCart(
                SCHEMA_VERSION,
                chance.eventId(now),
                shopper.userId(),
                sessionId,
                now,
                removed.product(),
                removed.quantity());
    }

    private UserEvent purchase(Instant now) {
        List<OrderLine> lines = cart.checkOut();
        Money total = new Money(0, shopper.market().currency());
        for (OrderLine line : lines) {
            total = total.plus(line.total());
        }
        place = Place.THANKS;
        page = "/orders/thanks";
        cameFrom = page;
        return new UserEvent.Purchase(
                SCHEMA_VERSION,
                chance.eventId(now),
                shopper.userId(),
                sessionId,
                now,
                "order-" + chance.token(),
                lines,
                total);
    }
}
