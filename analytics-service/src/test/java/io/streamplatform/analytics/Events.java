package io.streamplatform.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamplatform.contracts.events.Money;
import io.streamplatform.contracts.events.OrderLine;
import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.contracts.json.JsonFormat;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Makes events for tests. */
public final class Events {
    private static final JsonFormat<UserEvent> FORMAT = JsonFormat.of(UserEvent.class);

    private Events() {}

    public static UserEvent view(String user, Instant time, String page, @Nullable String product) {
        return new UserEvent.PageView(1, id(), user, sessionOf(user), time, page, product, null);
    }

    public static UserEvent search(String user, Instant time, String query) {
        return new UserEvent.Search(1, id(), user, sessionOf(user), time, query, 3);
    }

    public static UserEvent login(String user, Instant time) {
        return new UserEvent.Login(1, id(), user, sessionOf(user), time, "password");
    }

    public static UserEvent add(
            String user, Instant time, String product, int quantity, long cents) {
        return new UserEvent.AddToCart(
                1, id(), user, sessionOf(user), time, product, quantity, Money.of(cents, "EUR"));
    }

    public static UserEvent remove(String user, Instant time, String product, int quantity) {
        return new UserEvent.RemoveFromCart(
                1, id(), user, sessionOf(user), time, product, quantity);
    }

    public static UserEvent purchase(String user, Instant time, long amountMinor, String currency) {
        Money price = Money.of(amountMinor, currency);
        return new UserEvent.Purchase(
                1,
                id(),
                user,
                sessionOf(user),
                time,
                "order-" + user,
                List.of(new OrderLine("lamp", 1, price)),
                price);
    }

    /** The session of a user of these tests; each has one. */
    public static String sessionOf(String user) {
        return "session-of-" + user;
    }

    /** Any event of one of so many users. */
    public static UserEvent any(Random random, int users, Instant time) {
        String user = "user-" + random.nextInt(users);
        String product = "product-" + random.nextInt(50);
        return switch (random.nextInt(10)) {
            case 0 -> search(user, time, "term " + random.nextInt(40));
            case 1 -> login(user, time);
            case 2 -> add(user, time, product, 1 + random.nextInt(3), 999);
            case 3 -> remove(user, time, product, 1);
            case 4 -> purchase(user, time, 100 + random.nextInt(10_000), "EUR");
            default -> view(user, time, "/products/" + product, product);
        };
    }

    /** The event as its producer sends it. */
    public static ProducerRecord<byte[], byte[]> record(UserEvent event) {
        return new ProducerRecord<>(
                "user-events", event.userId().getBytes(UTF_8), FORMAT.write(event));
    }

    /** The event as its producer sends it, into a given partition. */
    public static ProducerRecord<byte[], byte[]> record(int partition, UserEvent event) {
        return new ProducerRecord<>(
                "user-events", partition, event.userId().getBytes(UTF_8), FORMAT.write(event));
    }

    private static UUID id() {
        return UUID.randomUUID();
    }
}
