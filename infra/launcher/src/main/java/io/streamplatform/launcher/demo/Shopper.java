package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A user of the shop whom nobody else is, with the events that they make.
 *
 * @param producer the event producer's interface
 * @param user their id, which is the records' key
 */
record Shopper(Rest producer, String user) {

    String order() {
        return "order-" + user;
    }

    Receipt look(String product) throws IOException, InterruptedException {
        return send(
                Map.of("type", "PAGE_VIEW", "page", "/products/" + product, "product", product));
    }

    /**
     * @param priceMinor price of one piece in cents
     */
    Receipt buy(String product, int quantity, long priceMinor)
            throws IOException, InterruptedException {
        Map<String, Object> line =
                Map.of("product", product, "quantity", quantity, "unitPrice", euro(priceMinor));
        return send(
                Map.of(
                        "type", "PURCHASE",
                        "orderId", order(),
                        "lines", List.of(line),
                        "total", euro(quantity * priceMinor)));
    }

    private static Map<String, Object> euro(long amountMinor) {
        return Map.of("amountMinor", amountMinor, "currency", "EUR");
    }

    private Receipt send(Map<String, Object> event) throws IOException, InterruptedException {
        Map<String, Object> whole = new HashMap<>(event);
        whole.put("userId", user);
        whole.put("sessionId", "session-" + user);
        return Receipt.of(producer.post("/api/events", whole));
    }
}
