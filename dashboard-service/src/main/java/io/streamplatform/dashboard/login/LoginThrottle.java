package io.streamplatform.dashboard.login;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long the next attempt to log in has to wait: longer with each that fails, by name and by
 * address. Nobody is locked out by others: who has logged in from an address before is judged there
 * by what came from there alone. An attempt counts as failed until it has succeeded, so that many
 * at once are no way round. Bounded: what was longest ago is forgotten first.
 */
final class LoginThrottle {

    static final int FREE_BY_NAME = 5;
    static final int FREE_BY_ADDRESS = 15;
    static final Duration LONGEST = Duration.ofSeconds(60);
    static final Duration CALM = Duration.ofMinutes(15);

    private static final int MOST_KEPT = 10_000;
    private static final int LONGEST_NAME = 100;

    private final LongSupplier nanos;
    private final Map<String, Tries> tries = new Bounded<>();
    private final Map<String, Boolean> welcome = new Bounded<>();

    LoginThrottle(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Tries(int count, long lastNanos, long openNanos) {}

    /**
     * Begins an attempt.
     *
     * @return how long to wait instead; zero when the password may be looked at
     */
    synchronized Duration attempt(String name, String address) {
        long now = nanos.getAsLong();
        String place = place(address);
        String byName = nameKey(name, place);
        long wait = Math.max(wait(byName, now), wait(place, now));
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        count(byName, FREE_BY_NAME, now);
        count(place, FREE_BY_ADDRESS, now);
        return Duration.ZERO;
    }

    /** The attempt that was begun has succeeded. */
    synchronized void succeeded(String name, String address) {
        String place = place(address);
        tries.remove(nameKey(name, place));
        Tries there = tries.get(place);
        if (there != null) { // one taken back: a known password does not excuse guesses at others
            tries.put(place, new Tries(there.count - 1, there.lastNanos, there.lastNanos));
        }
        welcome.put(pair(name, place), true);
    }

    int kept() {
        return tries.size() + welcome.size();
    }

    private String nameKey(String name, String place) {
        return welcome.containsKey(pair(name, place)) ? pair(name, place) : "name " + cut(name);
    }

    private long wait(String key, long now) {
        Tries of = tries.get(key);
        return of == null ? 0 : of.openNanos - now;
    }

    private void count(String key, int free, long now) {
        Tries before = tries.get(key);
        int count =
                before == null || now - before.lastNanos > CALM.toNanos() ? 1 : before.count + 1;
        tries.put(key, new Tries(count, now, now + delay(count - free).toNanos()));
    }

    /** The delay after so many attempts beyond those that are free. */
    static Duration delay(int beyond) {
        if (beyond < 0) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(beyond, 20));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    private static String pair(String name, String place) {
        return "pair " + place + " " + cut(name);
    }

    private static String cut(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.length() <= LONGEST_NAME ? lower : lower.substring(0, LONGEST_NAME);
    }

    /** Who has one IPv6 address has its whole /64. */
    private static String place(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? "from " + HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : "from " + address;
        } catch (IllegalArgumentException e) {
            return "from " + cut(address);
        }
    }

    private static final class Bounded<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1;

        Bounded() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<String, V> eldest) {
            return size() > MOST_KEPT;
        }
    }
}
