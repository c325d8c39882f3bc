package io.streamplatform.launcher.demo;

import io.streamplatform.launcher.demo.Addresses.Place;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a demonstration acts with: the platform's interfaces, and somebody who tells it. */
final class Stage implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Narrator narrator;
    private final Addresses addresses;
    private final HttpClient http;
    private final BrokerControl brokers;
    private final Afterwards afterwards;

    Stage(Narrator narrator, Addresses addresses, HttpClient http, BrokerControl brokers) {
        this.narrator = narrator;
        this.addresses = addresses;
        this.http = http;
        this.brokers = brokers;
        this.afterwards = new Afterwards(narrator);
    }

    /** One look at the platform. */
    @FunctionalInterface
    interface Look<T> {
        Sighting<T> look() throws IOException, InterruptedException;
    }

    Narrator narrator() {
        return narrator;
    }

    /** What has to be put right in the end is told to this before it is made wrong. */
    Afterwards afterwards() {
        return afterwards;
    }

    BrokerControl brokers() {
        return brokers;
    }

    Rest dashboard() {
        return rest(Place.DASHBOARD);
    }

    Rest rest(Place place) {
        return new Rest(http, place.part(), addresses.of(place));
    }

    String address(Place place) {
        return addresses.of(place);
    }

    HttpClient http() {
        return http;
    }

    /** A page of the dashboard, for the person's browser. */
    String page(String path) {
        return addresses.of(Place.DASHBOARD_LINK) + path;
    }

    /** Part of a path or a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What Kafka's clients need to connect, with a name that is seen in the dashboard. */
    Map<String, Object> kafka(String clientId) {
        return Map.of("bootstrap.servers", addresses.of(Place.KAFKA), "client.id", clientId);
    }

    /**
     * Looks again and again until it is there. Whoever does not answer now may do so later.
     *
     * @param claim what is to be seen, as a sentence without its full stop
     * @param bound how long it may take
     * @throws ClaimFailedException when it is not seen within that time
     */
    <T> T await(String claim, Duration bound, Look<T> look) throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            Sighting<T> sighting = attempt(look);
            T found = sighting.found();
            if (found != null) {
                return found;
            }
            Duration passed = Duration.ofNanos(System.nanoTime() - begun);
            if (passed.compareTo(bound) >= 0) {
                throw new ClaimFailedException(
                        "It did not happen within %d s that %s.%s"
                                .formatted(
                                        bound.toSeconds(),
                                        claim,
                                        sighting.instead().isEmpty()
                                                ? ""
                                                : " Instead: " + sighting.instead() + "."));
            }
            narrator.waiting(
                    "%d s  %s"
                            .formatted(
                                    passed.toSeconds(),
                                    sighting.instead().isEmpty() ? claim : sighting.instead()));
            Thread.sleep(PAUSE);
        }
    }

    private static <T> Sighting<T> attempt(Look<T> look) throws InterruptedException {
        try {
            return look.look();
        } catch (IOException e) {
            return Sighting.notYet(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Holds a claim against what was seen.
     *
     * @param instead what was seen if it is not true
     */
    static void check(boolean isTrue, String claim, Object instead) {
        if (!isTrue) {
            throw new ClaimFailedException("Not so: %s. Instead: %s.".formatted(claim, instead));
        }
    }

    /** A REST answer's number that has to be there. */
    static long number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        check(value.isNumber(), "the answer has a number '%s'".formatted(field), node);
        return value.asLong();
    }

    @Override
    public void close() {
        afterwards.close();
    }
}
