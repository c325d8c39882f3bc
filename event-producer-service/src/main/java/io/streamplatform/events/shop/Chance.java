package io.streamplatform.events.shop;

import io.streamplatform.traffic.world.TimeOrderedIds;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;

/** What is left to chance. Popularity follows Zipf's law: the n-th product is wished for 1/n^s. */
final class Chance {
    static final double ZIPF_EXPONENT = 1.07;

    private static final HexFormat HEX = HexFormat.of();
    private static final int TOKEN_DIGITS = 12;

    private final RandomGenerator random;
    private final TimeOrderedIds ids;
    private final List<Product> products;
    private final DiscreteSampler popularity;

    Chance(RandomGenerator random, List<Product> products) {
        this.random = random;
        this.ids = new TimeOrderedIds(random);
        this.products = products;
        this.popularity =
                RejectionInversionZipfSampler.of(random::nextLong, products.size(), ZIPF_EXPONENT);
    }

    RandomGenerator random() {
        return random;
    }

    /** A number of 0 to below 1. */
    double next() {
        return random.nextDouble();
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    UUID eventId(Instant time) {
        return ids.next(time);
    }

    /** Text that nobody else gets. */
    String token() {
        return HEX.toHexDigits(random.nextLong(), TOKEN_DIGITS);
    }

    /** What somebody wants to look at next. */
    Product wish(Habits habits) {
        Product onSale = habits.saleFor(next());
        return onSale == null ? products.get(popularity.sample() - 1) : onSale;
    }

    /** How many pieces: mostly one. */
    int quantity() {
        double chance = next();
        if (chance < 0.85) {
            return 1;
        }
        return chance < 0.96 ? 2 : 3 + random.nextInt(3);
    }

    <V> V oneOf(List<V> values) {
        return values.get(random.nextInt(values.size()));
    }
}
