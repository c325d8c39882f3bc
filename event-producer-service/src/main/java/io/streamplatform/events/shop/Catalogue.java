package io.streamplatform.events.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamplatform.contracts.events.Money;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** What the shop sells, the most popular first. */
final class Catalogue {
    private static final String RESOURCE = "/catalogue.csv";
    private static final double SALE = 0.7;

    /** The same products are popular after each start. */
    private static final long TASTE = 20_261_120;

    /** How a variant's price differs from the first one's. */
    private static final double[] VARIANT_FACTORS = {1, 0.9, 1.25, 1.1, 0.8};

    private final List<Product> products;

    private Catalogue(List<Product> products) {
        this.products = products;
    }

    /** Reads the shop's catalogue. */
    static Catalogue load() {
        List<Item> items = new ArrayList<>();
        for (String line : lines()) {
            String[] fields = line.split(";");
            String[] variants = fields[3].split(",");
            for (int i = 0; i < variants.length; i++) {
                double price = Integer.parseInt(fields[2]) * VARIANT_FACTORS[i];
                items.add(new Item(fields[0], fields[1], variants[i], price));
            }
        }
        Map<String, Integer> found = new HashMap<>();
        for (Item item : items) {
            item.wordings().forEach(words -> found.merge(words, 1, Integer::sum));
        }
        List<Product> products =
                new ArrayList<>(items.stream().map(item -> item.product(found)).toList());
        Collections.shuffle(products, new Random(TASTE));
        return new Catalogue(List.copyOf(products));
    }

    /** All products, the most popular first. */
    List<Product> products() {
        return products;
    }

    private static List<String> lines() {
        InputStream resource =
                Objects.requireNonNull(
                        Catalogue.class.getResourceAsStream(RESOURCE), RESOURCE + " is missing");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    private record Item(String category, String thing, String variant, double euroCents) {

        List<String> wordings() {
            return List.of(words(thing), variant + " " + words(thing), category, variant);
        }

        Product product(Map<String, Integer> found) {
            String id = variant + "-" + thing;
            return new Product(
                    id,
                    "/products/" + id,
                    "/categories/" + category,
                    wordings().stream()
                            .map(words -> new Product.Search(words, found.getOrDefault(words, 0)))
                            .toList(),
                    prices(euroCents),
                    prices(euroCents * SALE));
        }

        private static String words(String name) {
            return name.replace('-', ' ');
        }

        private static Map<Market, Money> prices(double euroCents) {
            Map<Market, Money> prices = new EnumMap<>(Market.class);
            for (Market market : Market.values()) {
                prices.put(market, market.price(euroCents));
            }
            return prices;
        }
    }
}
