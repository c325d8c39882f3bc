package io.streamplatform.contracts.analytics;

import io.streamplatform.contracts.Require;

/**
 * How many different ones there were, without keeping them.
 *
 * @param estimate the number; exact with near certainty for the first hundreds, then within about 2
 *     % (one standard error); 0 or more
 * @param sketch an Apache DataSketches HLL sketch, compact form, in Base64: several can be united,
 *     e.g. to count the different users of five minutes
 */
public record DistinctCount(long estimate, String sketch) {
    private static final int LONGEST_SKETCH = 100_000;

    public DistinctCount {
        Require.within("estimate", estimate, 0, Long.MAX_VALUE);
        Require.text("sketch", sketch, LONGEST_SKETCH);
    }
}
