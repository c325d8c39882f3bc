package io.streamplatform.contracts.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.streamplatform.contracts.Require;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a user of the shop did. Keyed by {@link #userId()}, so the events of one user are in
 * one partition, in the order in which they happened.
 *
 * <p>Every kind carries the same five leading fields:
 *
 * <ul>
 *   <li>{@code schemaVersion}: version of this contract, now {@value #SCHEMA_VERSION}
 *   <li>{@code eventId}: time-ordered UUID (version 7, RFC 9562), unique for each event
 *   <li>{@code userId}: who did it; 1 to 200 characters
 *   <li>{@code sessionId}: the visit in which it happened; 1 to 200 characters
 *   <li>{@code time}: when it happened, UTC, to the millisecond
 * </ul>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = UserEvent.PageView.class, name = "PAGE_VIEW"),
    @JsonSubTypes.Type(value = UserEvent.Click.class, name = "CLICK"),
    @JsonSubTypes.Type(value = UserEvent.Search.class, name = "SEARCH"),
    @JsonSubTypes.Type(value = UserEvent.Login.class, name = "LOGIN"),
    @JsonSubTypes.Type(value = UserEvent.Signup.class, name = "SIGNUP"),
    @JsonSubTypes.Type(value = UserEvent.AddToCart.class, name = "ADD_TO_CART"),
    @JsonSubTypes.Type(value = UserEvent.RemoveFromCart.class, name = "REMOVE_FROM_CART"),
    @JsonSubTypes.Type(value = UserEvent.Purchase.class, name = "PURCHASE")
})
public sealed interface UserEvent {
    /** The version that this build writes, and the newest that it reads. */
    int SCHEMA_VERSION = 1;

    /** Longest identifier, page, element or query, in characters. */
    int LONGEST_NAME = 200;

    /** Most pieces of one product in a cart or an order. */
    int LARGEST_QUANTITY = 10_000;

    int schemaVersion();

    UUID eventId();

    String userId();

    String sessionId();

    Instant time();

    /** The event's kind, as it stands in the JSON field {@code type}. */
    default Kind kind() {
        return switch (this) {
            case PageView _ -> Kind.PAGE_VIEW;
            case Click _ -> Kind.CLICK;
            case Search _ -> Kind.SEARCH;
            case Login _ -> Kind.LOGIN;
            case Signup _ -> Kind.SIGNUP;
            case AddToCart _ -> Kind.ADD_TO_CART;
            case RemoveFromCart _ -> Kind.REMOVE_FROM_CART;
            case Purchase _ -> Kind.PURCHASE;
        };
    }

    /** The kinds of events. */
    enum Kind {
        PAGE_VIEW,
        CLICK,
        SEARCH,
        LOGIN,
        SIGNUP,
        ADD_TO_CART,
        REMOVE_FROM_CART,
        PURCHASE
    }

    /**
     * A page was shown.
     *
     * @param page path of the page, e.g. {@code /products/walnut-desk-lamp}
     * @param product the product that the page shows, if it shows one
     * @param referrer path or address that led to the page, if known
     */
    record PageView(
            int schemaVersion,
            UUID eventId,
            String userId,
            String sessionId,
            Instant time,
            String page,
            @Nullable String product,
            @Nullable String referrer)
            implements UserEvent {
        public PageView {
            leadingFields(schemaVersion, eventId, userId, sessionId, time);
            Require.text("page", page, LONGEST_NAME);
            Require.optionalText("product", product, LONGEST_NAME);
            Require.optionalText("referrer", referrer, LONGEST_NAME);
        }
    }

    /**
     * Something on a page was clicked.
     *
     * @param page path of the page
     * @param element what was clicked, e.g. {@code size-guide}
     */
    record Click(
            int schemaVersion,
            UUID eventId,
            String userId,
            String sessionId,
            Instant time,
            String page,
            String element)
            implements UserEvent {
        public Click {
            leadingFields(schemaVersion, eventId, userId, sessionId, time);
            Require.text("page", page, LONGEST_NAME);
            Require.text("element", element, LONGEST_NAME);
        }
    }

    /**
     * The user searched.
     *
     * @param query what was typed
     * @param results number of products found; 0 to 2^31-1
     */
    record Search(
            int schemaVersion,
            UUID eventId,
            String userId,
            String sessionId,
            Instant time,
            String query,
            int results)
            implements UserEvent {
        public Search {
            leadingFields(schemaVersion, eventId, userId, sessionId, time);
            Require.text("query", query, LONGEST_NAME);
            Require.within("results", results, 0, Integer.MAX_VALUE);
        }
    }

    /**
     * The user logged in.
     *
     * @param method how, e.g. {@code password} or {@code passkey}
     */
    record Login(
            int schemaVersion,
            UUID eventId,
            String userId,
            String sessionId,
            Instant time,
            String method)
            implements UserEvent {
        public Login {
            leadingFields(schemaVersion, eventId, userId, sessionId, time);
            Require.text("method", method, LONGEST_NAME);
        }
    }

    /**
     * The user opened an account.
     *
     * @param channel what brought the user, e.g. {@code newsletter}
     */
    record Signup(
            int schemaVersion,
            UUID eventId,
            String userId,
            String sessionId,
            Instant time,
            String channel)
            implements UserEvent {
        public Signup {
            leadingFields(schemaVersion, eventId, userId, sessionId, time);
            Require.text("channel", channel, LONGEST_NAME);
        }
    }

    /**
     * Pieces of a product were put into the cart.
     *
     * @param product product's identifier
     * @param quantity number of pieces; 1 to {@value #LARGEST_QUANTITY}
     * @param unitPrice price of one piece
     */
    record AddToCart(
            int schemaVersion,
            UUID eventId,
            String userId,
            String sessionId,
            Instant time,
            String product,
            int quantity,
            Money unitPrice)
            implements UserEvent {
        public AddToCart {
            leadingFields(schemaVersion, eventId, userId, sessionId, time);
            Require.text("product", product, LONGEST_NAME);
            Require.within("quantity", quantity, 1, LARGEST_QUANTITY);
            Require.present("unitPrice", unitPrice);
        }
    }

    /**
     * Pieces of a product were taken out of the cart.
     *
     * @param product product's identifier
     * @param quantity number of pieces; 1 to {@value #LARGEST_QUANTITY}
     */
    record RemoveFromCart(
            int schemaVersion,
            UUID eventId,
            String userId,
            String sessionId,
            Instant time,
            String product,
            int quantity)
            implements UserEvent {
        public RemoveFromCart {
            leadingFields(schemaVersion, eventId, userId, sessionId, time);
            Require.text("product", product, LONGEST_NAME);
            Require.within("quantity", quantity, 1, LARGEST_QUANTITY);
        }
    }

    /**
     * The cart was bought.
     *
     * @param orderId order's identifier
     * @param lines what was bought; all prices in the currency of {@code total}
     * @param total what was paid: the sum of the lines
     */
    record Purchase(
            int schemaVersion,
            UUID eventId,
            String userId,
            String sessionId,
            Instant time,
            String orderId,
            List<OrderLine> lines,
            Money total)
            implements UserEvent {
        public Purchase {
            leadingFields(schemaVersion, eventId, userId, sessionId, time);
            Require.text("orderId", orderId, LONGEST_NAME);
            lines = List.copyOf(Require.notEmpty("lines", lines));
            Require.present("total", total);
            long sum = 0;
            for (OrderLine line : lines) {
                if (!line.unitPrice().currency().equals(total.currency())) {
                    throw new IllegalArgumentException(
                            "lines must be in the total's currency %s, but one is in %s"
                                    .formatted(total.currency(), line.unitPrice().currency()));
                }
                sum = Math.addExact(sum, line.total().amountMinor());
            }
            if (sum != total.amountMinor()) {
                throw new IllegalArgumentException(
                        "total must be the sum of the lines, %d, but is %d"
                                .formatted(sum, total.amountMinor()));
            }
        }
    }

    private static void leadingFields(
            int schemaVersion, UUID eventId, String userId, String sessionId, Instant time) {
        Require.schemaVersion(schemaVersion, SCHEMA_VERSION);
        Require.present("eventId", eventId);
        Require.text("userId", userId, LONGEST_NAME);
        Require.text("sessionId", sessionId, LONGEST_NAME);
        Require.present("time", time);
    }
}
