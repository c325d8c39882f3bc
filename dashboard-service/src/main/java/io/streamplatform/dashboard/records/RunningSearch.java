package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.records.Plan.Span;
import io.streamplatform.dashboard.records.SearchBatch.Hit;
import io.streamplatform.dashboard.records.SearchEnd.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One search: threads that read, each some of the partitions, and the request's own that tells what
 * they find. Its threads end with it, whatever happens.
 */
final class RunningSearch {

    private static final Logger log = LoggerFactory.getLogger(RunningSearch.class);
    private static final long TOLD_MILLIS = 200;
    private static final Duration TIME_TO_LOOK_UP = Duration.ofMillis(500);
    private static final Duration TIME_TO_END = Duration.ofSeconds(15);

    private final RecordQuery query;
    private final Plan plan;
    private final SearchTurns.Turn turn;
    private final Duration searchTime;
    private final Supplier<Look> look;
    private final Function<ConsumerRecord<byte[], byte[]>, byte[]> line;
    private final Supplier<SearchWatch> watch;
    private final ConsumerPool pool;
    private final List<Map<TopicPartition, Span>> shares;
    private final SearchQueue queue;
    private final SearchProgress progress;
    private volatile boolean cancelled;

    RunningSearch(
            RecordQuery query,
            Plan plan,
            SearchTurns.Turn turn,
            Duration searchTime,
            Supplier<Look> look,
            Function<ConsumerRecord<byte[], byte[]>, byte[]> line,
            Supplier<SearchWatch> watch,
            ConsumerPool pool) {
        this.query = query;
        this.plan = plan;
        this.turn = turn;
        this.searchTime = searchTime;
        this.look = look;
        this.line = line;
        this.watch = watch;
        this.pool = pool;
        this.shares = share(plan, turn.threads());
        this.queue = new SearchQueue(shares.size());
        this.progress = new SearchProgress(plan);
    }

    /** The partitions with most to read are dealt out first, so that the shares are about equal. */
    private static List<Map<TopicPartition, Span>> share(Plan plan, int threads) {
        List<Map<TopicPartition, Span>> shares = new ArrayList<>();
        List<Map.Entry<TopicPartition, Span>> all =
                plan.spans().entrySet().stream()
                        .filter(entry -> entry.getValue().left(plan.forward()) > 0)
                        .sorted((a, b) ->
                                Long.compare(
                                        b.getValue().left(plan.forward()),
                                        a.getValue().left(plan.forward())))
                        .toList();
        for (int i = 0; i < all.size(); i++) {
            if (i < threads) {
                shares.add(new HashMap<>());
            }
            shares.get(i % threads).put(all.get(i).getKey(), all.get(i).getValue());
        }
        return shares;
    }

    void run(SearchSink sink) throws IOException {
        sink.start(plan);
        List<Thread> threads = new ArrayList<>();
        SearchEnd end;
        try {
            for (Map<TopicPartition, Span> share : shares) {
                threads.add(started(threads.size() + 1, share));
            }
            end = tell(sink);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end = new SearchEnd(Reason.CANCELLED, "The dashboard is stopping.");
        } finally {
            queue.close();
            join(threads);
        }
        sink.end(end, progress.figures());
    }

    /** The turn is taken as long as the thread lives, even when it does not end in time. */
    private Thread started(int number, Map<TopicPartition, Span> share) {
        Thread thread =
                Thread.ofPlatform()
                        .name("search-%s-%d".formatted(query.topic(), number))
                        .daemon()
                        .unstarted(() -> {
                            try {
                                read(share);
                            } finally {
                                turn.close();
                            }
                        });
        turn.hold();
        boolean runs = false;
        try {
            thread.start();
            runs = true;
            return thread;
        } finally {
            if (!runs) {
                turn.close();
            }
        }
    }

    /** Ends the search, from another thread. */
    void cancel() {
        cancelled = true;
        queue.close();
    }

    private SearchEnd tell(SearchSink sink) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + searchTime.toNanos();
        long told = System.nanoTime();
        long hits = 0;
        while (true) {
            SearchBatch batch = queue.poll(TOLD_MILLIS);
            if (batch != null) {
                progress.add(batch);
                for (int i = 0; i < batch.hits().size(); i++) {
                    Hit hit = batch.hits().get(i);
                    if (query.limit() > 0 && hits >= query.limit()) {
                        progress.putBack(batch.hits().subList(i, batch.hits().size()));
                        return new SearchEnd(Reason.LIMIT, null);
                    }
                    sink.hit(hit.line());
                    hits++;
                }
            }
            long now = System.nanoTime();
            if (now - told >= TimeUnit.MILLISECONDS.toNanos(TOLD_MILLIS)) {
                told = now;
                sink.progress(progress.figures());
            }
            Throwable failure = queue.failure();
            if (failure != null) {
                return end(failure);
            }
            if (cancelled) {
                return new SearchEnd(Reason.CANCELLED, "The dashboard is stopping.");
            }
            if (query.limit() > 0 && hits >= query.limit()) {
                return new SearchEnd(Reason.LIMIT, null);
            }
            if (queue.isDrained()) {
                return new SearchEnd(Reason.END, null);
            }
            if (now > deadline) {
                return new SearchEnd(
                        Reason.TIME,
                        "A search runs for %d minutes at most; go on from here."
                                .formatted(searchTime.toMinutes()));
            }
        }
    }

    static SearchEnd end(Throwable failure) {
        return switch (failure) {
            case SearchLost lost -> lost.end();
            case KafkaException away ->
                    new SearchEnd(
                            Reason.BROKER_LOST, "Reading failed: %s.".formatted(away.getMessage()));
            default -> {
                log.error("A search failed", failure);
                yield new SearchEnd(
                        Reason.FAILED,
                        "The dashboard itself failed: %s; its log tells more.".formatted(failure));
            }
        };
    }

    private void read(Map<TopicPartition, Span> share) {
        Throwable failure = null;
        try {
            Boolean _ =
                    pool.lendForSearch(
                            plan.forward(),
                            query.committed(),
                            consumer -> {
                                readWith(consumer, share);
                                return true;
                            });
        } catch (WakeupException | InterruptException e) {
            failure = queue.isClosed() ? null : e;
        } catch (RuntimeException | Error e) {
            failure = e; // told by the request's thread: a part is not taken for the whole
        } finally {
            queue.ended(failure);
        }
    }

    private void readWith(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Span> share) {
        new SearchReader(
                        consumer,
                        share,
                        look.get(),
                        line,
                        queue,
                        watch.get(),
                        query.limit() == 0 ? Integer.MAX_VALUE : query.limit())
                .read(plan.forward());
    }

    /** Readers look up after each poll; one that waits for something else is interrupted. */
    private static void join(List<Thread> threads) {
        boolean interrupted = Thread.interrupted();
        for (Thread thread : threads) {
            try {
                if (!thread.join(TIME_TO_LOOK_UP)) {
                    thread.interrupt();
                    boolean _ = thread.join(TIME_TO_END);
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
