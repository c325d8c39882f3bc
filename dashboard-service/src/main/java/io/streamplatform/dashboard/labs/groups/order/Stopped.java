package io.streamplatform.dashboard.labs.groups.order;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Ends an experiment whose dashboard stops. */
final class Stopped {

    private Stopped() {}

    static void throwIf(BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            throw new CancellationException("the dashboard stopped");
        }
    }
}
