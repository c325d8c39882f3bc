package io.streamplatform.launcher.parts;

import java.time.Duration;

/** Asks a part whether it is ready to do its work. */
@FunctionalInterface
public interface Probe {

    /** Asks once, and never takes longer than about the time-out. */
    Health ask(Duration timeout);
}
