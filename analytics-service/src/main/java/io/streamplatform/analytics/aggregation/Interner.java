package io.streamplatform.analytics.aggregation;

/**
 * Makes equal texts one object, as far as it remembers them: pages, products and sessions recur in
 * thousands of steps and carts. Of bounded size; a forgotten text costs memory, nothing else. Not
 * safe for use by several threads.
 */
final class Interner {
    private static final int PLACES = 4096;

    private final String[] remembered = new String[PLACES];

    String intern(String text) {
        int hash = text.hashCode();
        int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
        String known = remembered[place];
        if (text.equals(known)) {
            return known;
        }
        remembered[place] = text;
        return text;
    }
}
