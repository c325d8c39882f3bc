package io.streamplatform.events.shop;

import io.streamplatform.contracts.events.Money;
import java.util.Currency;

/** A country that the shop sells to, with its currency and its share of the visitors. */
enum Market {
    GERMANY(28, "EUR", 1.0),
    UNITED_STATES(24, "USD", 1.1),
    UNITED_KINGDOM(14, "GBP", 0.86),
    FRANCE(10, "EUR", 1.0),
    JAPAN(6, "JPY", 163),
    SWITZERLAND(5, "CHF", 0.95),
    AUSTRIA(5, "EUR", 1.0),
    NETHERLANDS(4, "EUR", 1.0),
    SPAIN(2, "EUR", 1.0),
    ITALY(2, "EUR", 1.0);

    private static final Market[] BY_PERCENT = new Market[100];

    static {
        int percent = 0;
        for (Market market : values()) {
            for (int i = 0; i < market.percent; i++) {
                BY_PERCENT[percent++] = market;
            }
        }
    }

    private final int percent;
    private final String currency;
    private final double perEuro;

    Market(int percent, String currency, double perEuro) {
        this.percent = percent;
        this.currency = currency;
        this.perEuro = perEuro;
    }

    /** The market of a number in 0 to 99, each as often as its share. */
    static Market ofPercent(int number) {
        return BY_PERCENT[number];
    }

    Currency currency() {
        return Currency.getInstance(currency);
    }

    /** A price as shops of this market write it: 54.90, or a round amount of yen. */
    Money price(double euroCents) {
        double local = euroCents * perEuro;
        if (currency().getDefaultFractionDigits() == 0) {
            return new Money(Math.max(100, Math.round(local / 1000) * 10), currency());
        }
        return new Money(Math.max(1, Math.round(local / 100)) * 100 - 10, currency());
    }
}
