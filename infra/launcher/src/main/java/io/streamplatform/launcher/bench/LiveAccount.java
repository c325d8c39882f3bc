package io.streamplatform.launcher.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** What somebody who watches a topic was told of it: records, and how many were left out. */
interface LiveAccount {

    /** How long a count must stand still to be the last: the page shows its own once a second. */
    Duration QUIET = Duration.ofSeconds(3);

    Duration PAUSE = Duration.ofMillis(100);

    /** Records that came. */
    long shown() throws IOException, InterruptedException;

    /** Records that were told as left out. */
    long dropped() throws IOException, InterruptedException;

    /** All that was accounted for. */
    default long told() throws IOException, InterruptedException {
        return shown() + dropped();
    }

    /** Waits until nothing more is told, and returns what was told in all. */
    default long settled(Duration atMost) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(atMost);
        long last = told();
        Instant since = Instant.now();
        while (Instant.now().isBefore(since.plus(QUIET)) && Instant.now().isBefore(deadline)) {
            Thread.sleep(PAUSE);
            long now = told();
            if (now != last) {
                last = now;
                since = Instant.now();
            }
        }
        return last;
    }
}
