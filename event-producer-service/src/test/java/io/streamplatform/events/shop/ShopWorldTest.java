package io.streamplatform.events.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.contracts.events.UserEvent.Kind;
import io.streamplatform.traffic.world.Conditions;
import io.streamplatform.traffic.world.Incident;
import io.streamplatform.traffic.world.Mix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopWorldTest {
    private static final Instant START = Instant.parse("2026-11-20T09:15:30Z");
    private static final int MANY = 100_000;

    private final ShopWorld shop = new ShopWorld(new SplittableRandom(2026));
    private final Mix usual = Mix.of(shop.usualMix());

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 5, 500, 50_000})
    void everySessionIsCoherentAtAnyRate(double rate) {
        SessionCheck check = new SessionCheck();

        events(MANY, conditions(rate)).forEach(check::accept);

        assertThat(check.sessions()).isBetween(MANY / 25, MANY / 5);
        assertThat(check.withFullCart()).as("carts are abandoned").isPositive();
    }

    @Test
    void sessionsStayCoherentWhileRateMixAndSalesChange() {
        SessionCheck check = new SessionCheck();
        SplittableRandom random = new SplittableRandom(1);

        for (int i = 0; i < 200; i++) {
            double rate = random.nextInt(5) == 0 ? 0 : Math.pow(10, random.nextDouble() * 4.7);
            Map<String, Double> weights = new HashMap<>();
            for (Kind kind : Kind.values()) {
                weights.put(kind.name(), random.nextInt(3) == 0 ? 0 : random.nextDouble() * 100);
            }
            weights.merge("PAGE_VIEW", 1.0, Double::sum);
            List<Incident> sale = random.nextBoolean() ? List.of(sale(0.2)) : List.of();
            events(500, new Conditions(rate, usual.with(weights), sale)).forEach(check::accept);
        }
    }

    @Test
    void idsAreUniqueAndTimesAreTheOnesGiven() {
        List<UserEvent> events = events(MANY, conditions(500));

        assertThat(events.stream().map(UserEvent::eventId).distinct()).hasSize(MANY);
        assertThat(events).allMatch(event -> event.eventId().version() == 7);
        assertThat(events)
                .allMatch(event ->
                        event.eventId().getMostSignificantBits() >>> 16
                                == event.time().toEpochMilli());
        List<String> orders = purchases(events).stream().map(UserEvent.Purchase::orderId).toList();
        assertThat(orders).doesNotHaveDuplicates();
    }

    @Test
    void sharesAreAboutWhatTheUsualMixSays() {
        Map<Kind, Double> shares = shares(events(MANY, conditions(500)));

        for (Kind kind : Kind.values()) {
            double told = usual.share(kind.name());
            assertThat(shares.get(kind))
                    .as("share of %s", kind)
                    .isCloseTo(told, within(Math.max(0.006, told * 0.15)));
        }
    }

    @Test
    void theFunnelNarrowsAsInAShop() {
        List<UserEvent> events = events(MANY, conditions(500));
        Set<String> all = sessions(events, event -> true);
        Set<String> views =
                sessions(
                        events,
                        event ->
                                event instanceof UserEvent.PageView view && view.product() != null);
        Set<String> carts = sessions(events, event -> event instanceof UserEvent.AddToCart);
        Set<String> orders = sessions(events, event -> event instanceof UserEvent.Purchase);

        assertThat(share(views, all)).isBetween(0.5, 0.95);
        assertThat(share(carts, views)).isBetween(0.25, 0.75);
        assertThat(share(orders, carts)).as("most carts are left").isBetween(0.2, 0.6);
    }

    @Test
    void popularityFollowsZipfsLaw() {
        Map<String, Long> views =
                events(4 * MANY, conditions(5_000)).stream()
                        .filter(UserEvent.PageView.class::isInstance)
                        .map(UserEvent.PageView.class::cast)
                        .filter(view -> view.product() != null)
                        .collect(
                                Collectors.groupingBy(
                                        UserEvent.PageView::product, Collectors.counting()));
        List<Product> byRank = Catalogue.load().products();

        assertThat(views).hasSizeGreaterThan(byRank.size() * 9 / 10);
        assertThat(slope(byRank, views))
                .as("log views over log rank falls by the exponent")
                .isCloseTo(-Chance.ZIPF_EXPONENT, within(0.06));
        double total = views.values().stream().mapToLong(Long::longValue).sum();
        double harmonic = 0;
        for (int rank = 1; rank <= byRank.size(); rank++) {
            harmonic += Math.pow(rank, -Chance.ZIPF_EXPONENT);
        }
        for (int rank : new int[] {1, 2, 5, 10, 50}) {
            double expected = total * Math.pow(rank, -Chance.ZIPF_EXPONENT) / harmonic;
            assertThat((double) views.get(byRank.get(rank - 1).id()))
                    .as("views of rank %d", rank)
                    .isCloseTo(expected, within(5 * Math.sqrt(expected)));
        }
    }

    @Test
    void someUsersComeOftenAndMostSeldom() {
        List<UserEvent> events = events(MANY, conditions(50));
        Map<String, Long> visits =
                events.stream()
                        .filter(UserEvent.Login.class::isInstance)
                        .collect(Collectors.groupingBy(UserEvent::userId, Collectors.counting()));
        List<Long> counts = visits.values().stream().sorted().toList();

        assertThat(counts.getLast()).isGreaterThan(20);
        assertThat(counts.get(counts.size() / 2)).isLessThanOrEqualTo(3);
    }

    @Test
    void aUserPaysInOneCurrencyAtThatMarketsPrices() {
        Map<String, Set<String>> currencies = new HashMap<>();
        for (UserEvent event : events(MANY, conditions(50))) {
            if (event instanceof UserEvent.AddToCart added) {
                currencies
                        .computeIfAbsent(added.userId(), _ -> new HashSet<>())
                        .add(added.unitPrice().currency().getCurrencyCode());
            }
        }

        assertThat(currencies.values()).allMatch(codes -> codes.size() == 1);
        assertThat(currencies.values().stream().flatMap(Set::stream).distinct())
                .containsExactlyInAnyOrder("EUR", "USD", "GBP", "JPY", "CHF");
    }

    @Test
    void asManyVisitorsAsMakeAnEventEachSixSeconds() {
        List<UserEvent> events = events(6_000, conditions(20));
        Set<String> lastMinute =
                events.subList(4_800, 6_000).stream()
                        .map(UserEvent::sessionId)
                        .collect(Collectors.toSet());
        long gaps =
                events.subList(4_800, 6_000).stream()
                        .collect(Collectors.groupingBy(UserEvent::sessionId, Collectors.counting()))
                        .values()
                        .stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElseThrow();

        assertThat(lastMinute.size()).as("sessions seen in a minute").isBetween(150, 400);
        assertThat(gaps).as("most events of one visitor in a minute").isLessThan(30);
    }

    @Test
    void aFlashSaleDoublesTheRateAndItsProductIsWantedCheapAndBought() {
        Conditions calm = conditions(500);
        Conditions sale = new Conditions(500, usual, List.of(sale(1)));
        String target = sale(1).target();
        List<UserEvent> before = events(MANY, calm);
        List<UserEvent> during = events(MANY, sale);

        assertThat(shop.rate(calm)).isEqualTo(500);
        assertThat(shop.rate(sale)).isEqualTo(1000);
        assertThat(added(during, target)).isGreaterThan(20 * Math.max(1, added(before, target)));
        assertThat(purchases(during).size()).isGreaterThan(purchases(before).size() * 5 / 4);
        assertThat(euroPrice(during, target))
                .as("30 %% cheaper")
                .isCloseTo(euroPrice(before, target) * 0.7, within(100.0));
        SessionCheck check = new SessionCheck();
        ShopWorld other = new ShopWorld(new SplittableRandom(5));
        for (int i = 0; i < MANY; i++) {
            check.accept(other.next(START.plusMillis(i), i % 20_000 < 10_000 ? calm : sale));
        }
    }

    @Test
    void whatCanBeOnSaleIsInTheCatalogue() {
        List<String> products = Catalogue.load().products().stream().map(Product::id).toList();

        assertThat(shop.incidentKinds()).hasSize(1);
        assertThat(products).containsAll(shop.incidentKinds().getFirst().targets());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void moreWeightMeansMoreOfAKind(Kind kind) {
        Conditions more =
                new Conditions(
                        500,
                        usual.with(Map.of(kind.name(), usual.weight(kind.name()) * 5)),
                        List.of());

        double before = shares(events(MANY / 4, conditions(500))).get(kind);
        double after = shares(events(MANY / 4, more)).get(kind);

        assertThat(after).isGreaterThan(before * 1.3);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aKindOfWeightZeroComesOnlyWhereNothingElseLeadsOn(Kind kind) {
        Conditions without = new Conditions(500, usual.with(Map.of(kind.name(), 0.0)), List.of());

        double share = shares(events(MANY / 4, without)).getOrDefault(kind, 0.0);

        switch (kind) {
            // Sessions begin with one of the two, and lead somewhere by pages.
            case PAGE_VIEW -> assertThat(share).isLessThan(0.5);
            default -> assertThat(share).isLessThan(kind == Kind.LOGIN ? 0.05 : 0.0001);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void evenAMixOfOneKindKeepsSessionsComing(Kind kind) {
        Map<String, Double> only = new HashMap<>();
        for (Kind other : Kind.values()) {
            only.put(other.name(), other == kind ? 1.0 : 0.0);
        }
        SessionCheck check = new SessionCheck();

        List<UserEvent> events =
                events(MANY / 10, new Conditions(500, usual.with(only), List.of()));

        events.forEach(check::accept);
        assertThat(shares(events)).containsKey(kind);
    }

    @Test
    void equalSeedsMakeEqualWorlds() {
        ShopWorld one = new ShopWorld(new SplittableRandom(9));
        ShopWorld other = new ShopWorld(new SplittableRandom(9));

        for (int i = 0; i < 1_000; i++) {
            Instant now = START.plusMillis(i);
            assertThat(one.next(now, conditions(50)).sessionId())
                    .isEqualTo(other.next(now, conditions(50)).sessionId());
        }
    }

    private Conditions conditions(double rate) {
        return new Conditions(rate, usual, List.of());
    }

    private Incident sale(double intensity) {
        String target = shop.incidentKinds().getFirst().targets().getFirst();
        return new Incident(
                "1", ShopWorld.FLASH_SALE, target, START, START.plusSeconds(3600), intensity);
    }

    private List<UserEvent> events(int count, Conditions conditions) {
        List<UserEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(shop.next(START.plusMillis(i / 10), conditions));
        }
        return events;
    }

    private static Map<Kind, Double> shares(List<UserEvent> events) {
        Map<Kind, Double> shares = new EnumMap<>(Kind.class);
        events.forEach(event -> shares.merge(event.kind(), 1.0 / events.size(), Double::sum));
        return shares;
    }

    private static Set<String> sessions(
            List<UserEvent> events, java.util.function.Predicate<UserEvent> which) {
        return events.stream().filter(which).map(UserEvent::sessionId).collect(Collectors.toSet());
    }

    private static double share(Set<String> part, Set<String> whole) {
        return (double) part.size() / whole.size();
    }

    private static List<UserEvent.Purchase> purchases(List<UserEvent> events) {
        return events.stream()
                .filter(UserEvent.Purchase.class::isInstance)
                .map(UserEvent.Purchase.class::cast)
                .toList();
    }

    private static long added(List<UserEvent> events, String product) {
        return events.stream()
                .filter(event ->
                        event instanceof UserEvent.AddToCart added
                                && added.product().equals(product))
                .count();
    }

    private static double euroPrice(List<UserEvent> events, String product) {
        return events.stream()
                .filter(UserEvent.AddToCart.class::isInstance)
                .map(UserEvent.AddToCart.class::cast)
                .filter(added -> added.product().equals(product))
                .filter(added -> added.unitPrice().currency().getCurrencyCode().equals("EUR"))
                .collect(
                        Collectors.collectingAndThen(
                                Collectors.groupingBy(
                                        added -> added.unitPrice().amountMinor(),
                                        Collectors.counting()),
                                ShopWorldTest::mostFrequent));
    }

    private static double mostFrequent(Map<Long, Long> counts) {
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }

    /** Least squares over the ranks that were seen often enough. */
    private static double slope(List<Product> byRank, Map<String, Long> views) {
        Map<Double, Double> points = new HashMap<>();
        for (int rank = 1; rank <= 100; rank++) {
            points.put(Math.log(rank), Math.log(views.getOrDefault(byRank.get(rank - 1).id(), 1L)));
        }
        double meanX = mean(points, Map.Entry::getKey);
        double meanY = mean(points, Map.Entry::getValue);
        double covariance = 0;
        double variance = 0;
        for (Map.Entry<Double, Double> point : points.entrySet()) {
            covariance += (point.getKey() - meanX) * (point.getValue() - meanY);
            variance += (point.getKey() - meanX) * (point.getKey() - meanX);
        }
        return covariance / variance;
    }

    private static double mean(
            Map<Double, Double> points, Function<Map.Entry<Double, Double>, Double> of) {
        return points.entrySet().stream().mapToDouble(of::apply).average().orElseThrow();
    }
}
