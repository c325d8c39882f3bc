package io.streamplatform.likes.publishing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The numbers of likes: goes on after the last one that the topic has, so that none is given twice
 * whoever ran before. Looks for it in the background until it is found; before that there are no
 * numbers. One service at a time publishes likes: two would give the same ones.
 */
final class RunningOrder {
    private static final Logger LOG = LoggerFactory.getLogger(RunningOrder.class);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final TopicTail tail;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable String absence = "Kafka was not asked yet";
    private volatile long last;
    private @Nullable Thread thread;

    RunningOrder(TopicTail tail) {
        this.tail = tail;
    }

    /** Begins to look for the last number. */
    synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("last-order").start(this::lookUntilFound);
        }
    }

    /** Gives up looking. */
    synchronized void stop() {
        stopped.countDown();
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    /** Why there are no numbers yet; null if there are. */
    @Nullable String absence() {
        return absence;
    }

    /** The last number that was given, here or before; 0 if none is known. */
    long last() {
        return last;
    }

    /**
     * The next number. For one caller at a time.
     *
     * @throws LikesUnavailableException if the last one is not known yet
     */
    long next() {
        requireKnown();
        long next = last + 1;
        last = next;
        return next;
    }

    /**
     * Requires that there are numbers.
     *
     * @throws LikesUnavailableException if the last one is not known yet
     */
    void requireKnown() {
        String reason = absence;
        if (reason != null) {
            throw new LikesUnavailableException(
                    "No like was taken: the last number is not known yet, for %s. Start Kafka, or wait a moment if it has just begun, and try again."
                            .formatted(reason));
        }
    }

    private void lookUntilFound() {
        try {
            do {
                String found = look();
                if (found == null) {
                    LOG.info("The last like of the topic has number {}", last);
                    absence = null;
                    return;
                }
                if (!found.equals(absence)) {
                    LOG.warn("The last number is not known yet, trying on: {}", found);
                }
                absence = found;
            } while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable String look() throws InterruptedException {
        try {
            last = tail.lastOrder();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnknownTopicOrPartitionException
                    ? "the topic does not exist yet"
                    : "Kafka does not answer";
        } catch (TimeoutException | KafkaException e) {
            return "Kafka does not answer";
        }
    }
}
