package io.streamplatform.contracts.analytics;

import io.streamplatform.contracts.Require;

/**
 * How often a page, product or search term, which the key names, occurred.
 *
 * @param schemaVersion version of this contract
 * @param count how often, never too low; 1 or more
 * @param overcount by how much {@code count} may be too high, because the name took the place of a
 *     rarer one; 0 while there was room for all names; less than {@code count}
 */
public record TopEntry(int schemaVersion, long count, long overcount) implements Aggregate {
    public TopEntry {
        Require.schemaVersion(schemaVersion, SCHEMA_VERSION);
        Require.within("count", count, 1, Long.MAX_VALUE);
        Require.within("overcount", overcount, 0, count - 1);
    }
}
