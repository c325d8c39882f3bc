package io.streamplatform.contracts.events;

import io.streamplatform.contracts.Require;
import java.util.Currency;

/**
 * An amount of money, exact.
 *
 * @param amountMinor amount in the currency's minor unit (cents for EUR and USD, yen for JPY); 0 to
 *     10^15
 * @param currency ISO 4217 code, e.g. {@code EUR}
 */
public record Money(long amountMinor, Currency currency) {
    private static final long MOST = 1_000_000_000_000_000L;

    public Money {
        Require.within("amountMinor", amountMinor, 0, MOST);
        Require.present("currency", currency);
    }

    /** Makes an amount from its ISO 4217 code. */
    public static Money of(long amountMinor, String currencyCode) {
        return new Money(amountMinor, Currency.getInstance(currencyCode));
    }

    /**
     * Multiplies the amount, as for a number of pieces.
     *
     * @throws ArithmeticException if the result does not fit 64 bits
     */
    public Money times(int factor) {
        return new Money(Math.multiplyExact(amountMinor, (long) factor), currency);
    }

    /**
     * Adds an amount of the same currency.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "cannot add %s to %s".formatted(other.currency, currency));
        }
        return new Money(Math.addExact(amountMinor, other.amountMinor), currency);
    }
}
