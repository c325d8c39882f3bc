package io.streamplatform.analytics.intake;

import java.io.Serial;

/** An event that is what its contract says, and yet cannot be added to the aggregates. */
final class UncountableEventException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    UncountableEventException(RuntimeException cause) {
        super("the event cannot be counted: " + cause, cause);
    }
}
