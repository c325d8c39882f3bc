package io.streamplatform.events.shop;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;

/** The shop's users. A few come often, most seldom; nobody is in the shop twice at a time. */
final class Shoppers {
    /** Users who have had an account for long. More than can be in the shop at a time. */
    static final int REGULARS = 20_000;

    private static final double LOYALTY = 0.8;
    private static final int TRIES = 20;
    private static final int PERCENT = 100;

    /** Spreads neighbouring numbers, so that markets do not depend on loyalty. */
    private static final int SPREAD = 0x9E3779B1;

    private final RandomGenerator random;
    private final DiscreteSampler visits;
    private final Set<String> inShop = new HashSet<>();

    Shoppers(RandomGenerator random) {
        this.random = random;
        this.visits = RejectionInversionZipfSampler.of(random::nextLong, REGULARS, LOYALTY);
    }

    /** A user who is not in the shop comes in. */
    Shopper regular() {
        int number = visits.sample();
        for (int tried = 1; inShop.contains(idOf(number)); tried++) {
            // When all that come often are in, look along the row.
            number = tried < TRIES ? visits.sample() : number % REGULARS + 1;
        }
        return enter(new Shopper(idOf(number), marketOf(number), false));
    }

    /** A new user comes in. */
    Shopper newcomer() {
        String id = "user-" + Long.toString(random.nextLong(1L << 40, 1L << 41), 36);
        return enter(new Shopper(id, Market.ofPercent(random.nextInt(PERCENT)), true));
    }

    /** A user goes. */
    void leave(Shopper shopper) {
        inShop.remove(shopper.userId());
    }

    private Shopper enter(Shopper shopper) {
        inShop.add(shopper.userId());
        return shopper;
    }

    private static String idOf(int number) {
        String digits = Integer.toString(number);
        return "user-" + "00000".substring(digits.length()) + digits;
    }

    private static Market marketOf(int number) {
        return Market.ofPercent(Integer.remainderUnsigned((number * SPREAD) >>> 8, PERCENT));
    }
}
