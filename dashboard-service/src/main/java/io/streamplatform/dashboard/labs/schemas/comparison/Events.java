package io.streamplatform.dashboard.labs.schemas.comparison;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Events like those of a shop's web site: the same every time, and no two alike. */
final class Events {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> TYPES =
            List.of("PAGE_VIEW", "CLICK", "SEARCH", "ADD_TO_CART", "PURCHASE");
    private static final List<String> PAGES =
            List.of("/", "/search", "/products/lamps", "/products/chairs", "/cart", "/checkout");
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "CHF");

    private Events() {}

    static List<JsonNode> make(int count) {
        Random random = new Random(42);
        List<JsonNode> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean isOfProduct = random.nextInt(3) > 0;
            events.add(
                    NODES.objectNode()
                            .put(
                                    "eventId",
                                    new UUID(random.nextLong(), random.nextLong()).toString())
                            .put("type", TYPES.get(random.nextInt(TYPES.size())))
                            .put("userId", "user-%05d".formatted(random.nextInt(5_000)))
                            .put("sessionId", "session-%08x".formatted(random.nextInt()))
                            .put("page", PAGES.get(random.nextInt(PAGES.size())))
                            .put("productId", isOfProduct ? "product-" + random.nextInt(900) : null)
                            .put("quantity", random.nextInt(5))
                            .put("amountMinor", (long) random.nextInt(50_000))
                            .put("currency", CURRENCIES.get(random.nextInt(CURRENCIES.size())))
                            .put("durationMillis", (long) random.nextInt(90_000))
                            .put("mobile", random.nextBoolean())
                            .put(
                                    "timestamp",
                                    BEGIN.plusMillis(i * 37L + random.nextInt(37)).toString()));
        }
        return List.copyOf(events);
    }
}
