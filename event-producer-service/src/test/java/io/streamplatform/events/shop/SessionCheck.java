package io.streamplatform.events.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.contracts.events.OrderLine;
import io.streamplatform.contracts.events.UserEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Follows every session event by event, and fails at the first that does not fit. */
public final class SessionCheck {
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, String> sessionOfUser = new HashMap<>();

    private static final class Session {
        private final String userId;
        private final Map<String, OrderLine> cart = new LinkedHashMap<>();
        private String page = "";
        private String product = "";
        private int events;

        Session(String userId) {
            this.userId = userId;
        }
    }

    /** Takes the next event. */
    public void accept(UserEvent event) {
        Session session =
                sessions.computeIfAbsent(event.sessionId(), _ -> new Session(event.userId()));
        session.events++;
        assertThat(event.userId())
                .as("a session is of one user: %s", event)
                .isEqualTo(session.userId);
        if (session.events == 1) {
            assertThat(event)
                    .as("a session begins with login or signup")
                    .isInstanceOfAny(UserEvent.Login.class, UserEvent.Signup.class);
            sessionOfUser.put(event.userId(), event.sessionId());
            return;
        }
        assertThat(sessionOfUser)
                .as("a user is in one session at a time: %s", event)
                .containsEntry(event.userId(), event.sessionId());
        switch (event) {
            case UserEvent.PageView view -> show(session, view);
            case UserEvent.Click click ->
                    assertThat(click.page()).as("clicked where one is").isEqualTo(session.page);
            case UserEvent.Search search -> {
                assertThat(search.results()).as("found what is sold: %s", search).isPositive();
                session.page = "/search";
                session.product = "";
            }
            case UserEvent.Login _, UserEvent.Signup _ ->
                    throw new AssertionError("a second login in a session: " + event);
            case UserEvent.AddToCart added -> add(session, added);
            case UserEvent.RemoveFromCart removed -> remove(session, removed);
            case UserEvent.Purchase purchase -> buy(session, purchase);
        }
    }

    /** How many sessions there were. */
    public int sessions() {
        return sessions.size();
    }

    /** How many sessions have something in their carts. */
    public long withFullCart() {
        return sessions.values().stream().filter(session -> !session.cart.isEmpty()).count();
    }

    private static void show(Session session, UserEvent.PageView view) {
        if (session.events > 2) {
            assertThat(view.referrer()).as("comes from the page before").isEqualTo(session.page);
        }
        if (view.page().equals("/checkout")) {
            assertThat(session.cart).as("nobody checks out nothing").isNotEmpty();
        }
        assertThat(view.page().startsWith("/products/"))
                .as("a product's page names it: %s", view)
                .isEqualTo(view.product() != null);
        session.page = view.page();
        session.product = Objects.requireNonNullElse(view.product(), "");
    }

    private static void add(Session session, UserEvent.AddToCart added) {
        assertThat(added.product()).as("what is added is looked at").isEqualTo(session.product);
        OrderLine before = session.cart.get(added.product());
        int quantity = added.quantity() + (before == null ? 0 : before.quantity());
        if (before != null) {
            assertThat(added.unitPrice()).isEqualTo(before.unitPrice());
        }
        session.cart.put(
                added.product(), new OrderLine(added.product(), quantity, added.unitPrice()));
    }

    private static void remove(Session session, UserEvent.RemoveFromCart removed) {
        OrderLine before = session.cart.get(removed.product());
        assertThat(before).as("what is removed was in the cart: %s", removed).isNotNull();
        assertThat(removed.quantity()).isLessThanOrEqualTo(before.quantity());
        if (removed.quantity() == before.quantity()) {
            session.cart.remove(removed.product());
        } else {
            session.cart.put(
                    removed.product(),
                    new OrderLine(
                            removed.product(),
                            before.quantity() - removed.quantity(),
                            before.unitPrice()));
        }
    }

    private static void buy(Session session, UserEvent.Purchase purchase) {
        assertThat(session.page).as("bought at the checkout").isEqualTo("/checkout");
        assertThat(purchase.lines())
                .as("bought is what was in the cart")
                .containsExactlyInAnyOrderElementsOf(session.cart.values());
        long sum =
                purchase.lines().stream()
                        .mapToLong(line -> line.quantity() * line.unitPrice().amountMinor())
                        .sum();
        assertThat(purchase.total().amountMinor()).isEqualTo(sum);
        session.cart.clear();
        session.page = "/orders/thanks";
        session.product = "";
    }
}
