package io.streamplatform.contracts.analytics;

import io.streamplatform.contracts.Require;
import java.util.List;

/**
 * Some steps of a user's path. The newest pages of each user are kept in a ring of {@value #RING},
 * so that at least the last 50 steps are known and a further step rewrites ten at most.
 *
 * @param schemaVersion version of this contract
 * @param number how many pages the user had before this one; 0 or more
 * @param steps what the user did, in order; 1 to {@value #STEPS}
 */
public record PathPage(int schemaVersion, long number, List<PathStep> steps) implements Aggregate {
    /** Most steps on a page. */
    public static final int STEPS = 10;

    /** Number of pages kept of a user. */
    public static final int RING = 6;

    public PathPage {
        Require.schemaVersion(schemaVersion, SCHEMA_VERSION);
        Require.within("number", number, 0, Long.MAX_VALUE);
        steps = List.copyOf(Require.notEmpty("steps", steps));
        Require.within("steps.size", steps.size(), 1, STEPS);
    }

    /** The page's place in the ring; 0 to {@code RING - 1}. */
    public int place() {
        return (int) (number % RING);
    }
}
