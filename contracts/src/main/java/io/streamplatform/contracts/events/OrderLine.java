package io.streamplatform.contracts.events;

import io.streamplatform.contracts.Require;

/**
 * A position of a purchase.
 *
 * @param product product's identifier, e.g. {@code walnut-desk-lamp}; 1 to 200 characters
 * @param quantity number of pieces; 1 to 10,000
 * @param unitPrice price of one piece
 */
public record OrderLine(String product, int quantity, Money unitPrice) {
    public OrderLine {
        Require.text("product", product, UserEvent.LONGEST_NAME);
        Require.within("quantity", quantity, 1, UserEvent.LARGEST_QUANTITY);
        Require.present("unitPrice", unitPrice);
    }

    /** Price of all pieces of this line. */
    public Money total() {
        return unitPrice.times(quantity);
    }
}
