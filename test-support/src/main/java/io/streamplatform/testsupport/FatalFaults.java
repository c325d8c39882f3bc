package io.streamplatform.testsupport;

import org.apache.kafka.common.utils.Exit;

/**
 * What happens when a broker in the test's own JVM cannot go on. On its own it ends its process, at
 * once and without a word; here that would end all tests, for a broker that a finished test has
 * left behind without its folder, say.
 */
public final class FatalFaults {
    private FatalFaults() {}

    /** Lets a fatal fault end the broker's thread alone. */
    public static void endNoTests() {
        Exit.setHaltProcedure((status, message) -> {
            throw new IllegalStateException(
                    "a broker in this JVM wanted to end it (%d): %s".formatted(status, message));
        });
    }
}
