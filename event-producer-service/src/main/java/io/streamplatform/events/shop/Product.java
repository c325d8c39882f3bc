package io.streamplatform.events.shop;

import io.streamplatform.contracts.events.Money;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Something that the shop sells.
 *
 * @param id identifier, which is part of its page's address, e.g. {@code walnut-desk-lamp}
 * @param page address of its page
 * @param categoryPage address of the page that lists it
 * @param searches what people type to find it, with the number of products that this finds
 * @param prices price in each market
 * @param salePrices price in each market during a flash sale
 */
record Product(
        String id,
        String page,
        String categoryPage,
        List<Search> searches,
        Map<Market, Money> prices,
        Map<Market, Money> salePrices) {

    /** A search for this product: what is typed, and how many products are found. */
    record Search(String query, int results) {}

    /** What a piece costs now. */
    Money price(Market market, boolean onSale) {
        return Objects.requireNonNull((onSale ? salePrices : prices).get(market));
    }
}
