package io.streamplatform.events.shop;

import io.streamplatform.contracts.events.Money;
import io.streamplatform.contracts.events.OrderLine;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a visitor is about to buy. The price of a product is the one at which it came in. */
final class Cart {
    private final List<OrderLine> lines = new ArrayList<>(4);

    boolean isEmpty() {
        return lines.isEmpty();
    }

    int size() {
        return lines.size();
    }

    /** Adds pieces, and tells the price that holds for them. */
    Money add(String product, int quantity, Money price) {
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            if (line.product().equals(product)) {
                lines.set(i, new OrderLine(product, line.quantity() + quantity, line.unitPrice()));
                return line.unitPrice();
            }
        }
        lines.add(new OrderLine(product, quantity, price));
        return price;
    }

    /** Takes pieces of one product out, all of them or some, and tells which. */
    OrderLine removeSome(RandomGenerator random) {
        int index = random.nextInt(lines.size());
        OrderLine line = lines.get(index);
        int taken = 1 + random.nextInt(line.quantity());
        if (taken == line.quantity()) {
            lines.remove(index);
        } else {
            lines.set(
                    index,
                    new OrderLine(line.product(), line.quantity() - taken, line.unitPrice()));
        }
        return new OrderLine(line.product(), taken, line.unitPrice());
    }

    /** Empties the cart, and tells what was in it. */
    List<OrderLine> checkOut() {
        List<OrderLine> bought = List.copyOf(lines);
        lines.clear();
        return bought;
    }
}
