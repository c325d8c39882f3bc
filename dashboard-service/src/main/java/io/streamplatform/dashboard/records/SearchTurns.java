package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.web.Unavailable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** So many searches at a time, so many for one user, so many threads for all of them. */
@Component
class SearchTurns {

    private static final int MOST_THREADS_EACH = 2;

    private final RecordsProperties properties;
    private final Map<String, Integer> byUser = new HashMap<>();
    private int running;
    private int threads;

    SearchTurns(RecordsProperties properties) {
        this.properties = properties;
    }

    /** Leave to search, given back when all have closed it who hold it. */
    final class Turn implements AutoCloseable {
        private final String user;
        private final int granted;
        private final AtomicInteger holders = new AtomicInteger(1);

        private Turn(String user, int granted) {
            this.user = user;
            this.granted = granted;
        }

        /** Threads that the search may use. */
        int threads() {
            return granted;
        }

        /** Another works on it, and closes it too: as long as that goes on, it is taken. */
        void hold() {
            holders.incrementAndGet();
        }

        @Override
        public void close() {
            if (holders.decrementAndGet() == 0) {
                giveBack(this);
            }
        }
    }

    /**
     * Gives leave to search.
     *
     * @throws Unavailable when too many search already
     */
    synchronized Turn take(String user) {
        int own = byUser.getOrDefault(user, 0);
        if (own >= properties.searchesPerUser()) {
            throw new Unavailable(
                    "searching",
                    "%d searches of yours run already.".formatted(own),
                    "Cancel one, or raise dashboard.records.searches-per-user.");
        }
        if (running >= properties.searches() || threads >= properties.searchThreads()) {
            throw new Unavailable(
                    "searching",
                    "All %d searches at a time are taken.".formatted(running),
                    "Try again when one has ended, or raise dashboard.records.searches.");
        }
        // Whoever may still come finds a thread: one is left for each search that may still start.
        int others = properties.searches() - running - 1;
        int granted =
                Math.clamp(
                        properties.searchThreads() - threads - (long) others,
                        1,
                        Math.min(MOST_THREADS_EACH, Runtime.getRuntime().availableProcessors()));
        byUser.put(user, own + 1);
        running++;
        threads += granted;
        return new Turn(user, granted);
    }

    private synchronized void giveBack(Turn turn) {
        running--;
        threads -= turn.granted;
        byUser.computeIfPresent(turn.user, (_, own) -> own == 1 ? null : own - 1);
    }

    /** Searches that run now. */
    synchronized int running() {
        return running;
    }
}
