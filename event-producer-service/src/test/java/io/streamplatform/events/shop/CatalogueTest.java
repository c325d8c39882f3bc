package io.streamplatform.events.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {
    private final List<Product> products = Catalogue.load().products();

    @Test
    void hasSomeHundredsOfProductsOfDifferentNames() {
        assertThat(products.size()).isBetween(200, 500);
        assertThat(products).extracting(Product::id).doesNotHaveDuplicates();
        assertThat(products).extracting(Product::id).contains("walnut-desk-lamp", "linen-notebook");
    }

    @Test
    void theSameProductsArePopularAfterEachStart() {
        assertThat(Catalogue.load().products())
                .extracting(Product::id)
                .containsExactlyElementsOf(products.stream().map(Product::id).toList());
    }

    @Test
    void aSearchTellsHowManyProductsItReallyFinds() {
        for (Product product : products) {
            for (Product.Search search : product.searches()) {
                long found =
                        products.stream()
                                .flatMap(other -> other.searches().stream())
                                .filter(other -> other.query().equals(search.query()))
                                .count();
                assertThat(search.results())
                        .as("results of \"%s\"", search.query())
                        .isEqualTo((int) found);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Market.class)
    void pricesArePositiveAndASaleIsCheaper(Market market) {
        for (Product product : products) {
            assertThat(product.price(market, false).currency()).isEqualTo(market.currency());
            assertThat(product.price(market, true).amountMinor())
                    .isPositive()
                    .isLessThan(product.price(market, false).amountMinor());
        }
    }

    @ParameterizedTest
    @CsvSource({"GERMANY, 5490", "UNITED_STATES, 5990", "JAPAN, 8950", "SWITZERLAND, 5190"})
    void pricesLookAsTheyDoInTheirCountry(Market market, long minor) {
        assertThat(market.price(5490).amountMinor()).isEqualTo(minor);
    }

    @Test
    void theSharesOfTheMarketsMakeAWhole() {
        assertThat(Stream.iterate(0, i -> i < 100, i -> i + 1).map(Market::ofPercent))
                .doesNotContainNull()
                .contains(Market.values());
    }
}
