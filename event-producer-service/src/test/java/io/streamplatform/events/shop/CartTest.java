package io.streamplatform.events.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.contracts.events.Money;
import io.streamplatform.contracts.events.OrderLine;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CartTest {
    private static final Money TEN = Money.of(1000, "EUR");
    private static final Money SEVEN = Money.of(700, "EUR");

    private final Cart cart = new Cart();

    @Test
    void keepsThePriceAtWhichAProductCameIn() {
        assertThat(cart.add("lamp", 1, TEN)).isEqualTo(TEN);
        assertThat(cart.add("lamp", 2, SEVEN)).isEqualTo(TEN);

        assertThat(cart.checkOut()).containsExactly(new OrderLine("lamp", 3, TEN));
        assertThat(cart.isEmpty()).isTrue();
        assertThat(cart.add("lamp", 1, SEVEN)).as("a new cart, a new price").isEqualTo(SEVEN);
    }

    @Test
    void givesOutWhatIsInItAndNoMore() {
        cart.add("lamp", 5, TEN);
        cart.add("vase", 1, SEVEN);
        SplittableRandom random = new SplittableRandom(3);
        int taken = 0;
        while (!cart.isEmpty()) {
            taken += cart.removeSome(random).quantity();
        }

        assertThat(taken).isEqualTo(6);
        assertThat(cart.size()).isZero();
    }
}
