package io.streamplatform.launcher.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * People who look at the dashboard while it is measured: each is subscribed to all that its pages
 * follow, and turns a page every second.
 */
final class Viewers implements AutoCloseable {

    private static final List<String> FOLLOWED =
            List.of(
                    "/topic/flow",
                    "/topic/stats",
                    "/topic/cluster",
                    "/topic/topics",
                    "/topic/groups");
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> pages;
    private final Asker asker;
    private final List<StompSubscriber> sockets = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<AtomicInteger> heard = new ArrayList<>();
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    private volatile boolean closed;

    /**
     * @param pages what they look at in turn
     */
    Viewers(BenchPlatform platform, HttpClient http, int count, List<String> pages) {
        this.pages = List.copyOf(pages);
        this.asker = new Asker(platform, http);
        for (int viewer = 0; viewer < count; viewer++) {
            var messages = new AtomicInteger();
            heard.add(messages);
            sockets.add(
                    StompSubscriber.connect(
                            http,
                            platform.hostAndPort("dashboard"),
                            FOLLOWED,
                            (_, _) -> messages.incrementAndGet()));
            int first = viewer;
            threads.add(Thread.ofVirtual().name("viewer-" + viewer).start(() -> turnPages(first)));
        }
    }

    private void turnPages(int first) {
        try {
            for (int turn = first; !closed; turn++) {
                String page = pages.get(turn % pages.size());
                Asker.Answer answer = asker.ask(page);
                if (!answer.isGood()) {
                    throw new IOException(page + " answered " + answer.status());
                }
                Thread.sleep(TURN);
            }
        } catch (IOException e) {
            failure.set(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until each is sent what it follows: more than what is sent at first. */
    void awaitAllFollow() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (heard.stream().anyMatch(messages -> messages.get() <= 2 * FOLLOWED.size())) {
            if (Instant.now().isAfter(deadline)) {
                throw new IOException("Not every viewer is sent what it follows: " + heard);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Throws when one of them was refused a page. */
    void check() throws IOException {
        IOException failed = failure.get();
        if (failed != null) {
            throw new IOException("A viewer could not go on", failed);
        }
    }

    @Override
    public void close() {
        closed = true;
        sockets.forEach(StompSubscriber::close);
        try {
            for (Thread thread : threads) {
                thread.join(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
