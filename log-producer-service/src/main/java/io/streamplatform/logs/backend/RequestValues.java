package io.streamplatform.logs.backend;

import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The values in a request's lines: the same user and order in all of them, figures anew in each.
 */
final class RequestValues implements Wording.Values {
    private static final HexFormat HEX = HexFormat.of();
    private static final List<String> PRODUCTS =
            List.of(
                    "walnut-desk-lamp",
                    "linen-notebook",
                    "oak-chopping-board",
                    "ceramic-coffee-mug",
                    "wool-throw-blanket",
                    "brass-alarm-clock",
                    "canvas-weekender-bag",
                    "botanical-art-print");
    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "USD", "GBP", "CHF");

    private final RandomGenerator random;
    private final Flow flow;
    private final String order;
    private final String user;
    private final String product;
    private final String amount;
    private final String address;
    private String callee = "";
    private String child = "";

    RequestValues(RandomGenerator random, Flow flow) {
        this.random = random;
        this.flow = flow;
        this.order = "order-" + HEX.toHexDigits(random.nextLong(), 8);
        this.user = "user-" + HEX.toHexDigits(random.nextLong(), 5);
        this.product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
        this.amount =
                random.nextInt(5, 400) + ".90 " + CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        // Addresses for documentation (RFC 5737).
        this.address = "203.0.113." + random.nextInt(1, 255);
    }

    /** Sets which service is called next, and the id of the span that this opens. */
    void calls(String service, String spanId) {
        callee = service;
        child = spanId;
    }

    @Override
    public String of(String slot) {
        return switch (slot) {
            case "order" -> order;
            case "user" -> user;
            case "product" -> product;
            case "amount" -> amount;
            case "ip" -> address;
            case "route" -> flow.route();
            case "callee" -> callee;
            case "child" -> child;
            case "ms" -> Integer.toString(2 + (int) (18 * random.nextExponential()));
            case "slow" -> Integer.toString(850 + (int) (600 * random.nextExponential()));
            case "n" -> Integer.toString(random.nextInt(10, 400));
            case "few" -> Integer.toString(random.nextInt(1, 5));
            case "pct" -> Integer.toString(random.nextInt(70, 96));
            case "size" -> Integer.toString(random.nextInt(200, 20_000));
            default -> throw new IllegalArgumentException("there is no value for {" + slot + "}");
        };
    }
}
