package io.streamplatform.dashboard.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/**
 * Collects the answers to many requests. What fails or does not come in time is left out and told
 * in words, once per kind; the rest is kept. So one dead broker or one deleted topic does not cost
 * the sample of all others.
 */
final class Answers {

    private final Duration callTimeout;
    private final Map<String, Integer> failures = new LinkedHashMap<>();
    private long deadline;

    Answers(Duration callTimeout) {
        this.callTimeout = callTimeout;
    }

    /** Starts the common deadline of the requests that are about to be sent. */
    int startBatch() {
        // The client gives up first, with a reason; our own bound is for when even that hangs.
        deadline = System.nanoTime() + callTimeout.toNanos() + TimeUnit.MILLISECONDS.toNanos(500);
        return timeout();
    }

    /** Time in milliseconds that a request has. */
    int timeout() {
        return (int) callTimeout.toMillis();
    }

    /** Waits for a while, at most; tells whether all have been answered, well or badly. */
    boolean allWithin(Duration patience, Collection<? extends KafkaFuture<?>> answers)
            throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        for (KafkaFuture<?> answer : answers) {
            try {
                var _ = answer.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                // Answered: what it says is looked at by whoever asked.
            } catch (TimeoutException e) {
                return false;
            }
        }
        return true;
    }

    <T> @Nullable T orNull(KafkaFuture<T> answer, String what) throws InterruptedException {
        try {
            return await(answer);
        } catch (ExecutionException e) {
            failures.merge(what + ": " + reason(e), 1, Integer::sum);
        } catch (TimeoutException e) {
            failures.merge(
                    what + ": no answer within " + callTimeout.toMillis() + " ms", 1, Integer::sum);
        }
        return null;
    }

    /** Tells of what could not be read although the request was answered. */
    void failed(String what, String why) {
        failures.merge(what + ": " + why, 1, Integer::sum);
    }

    <T> T required(KafkaFuture<T> answer, String what) throws InterruptedException, ClusterAway {
        try {
            return await(answer);
        } catch (ExecutionException e) {
            throw new ClusterAway(what + ": " + reason(e), e);
        } catch (TimeoutException e) {
            throw new ClusterAway(what + ": no answer within " + callTimeout.toMillis() + " ms", e);
        }
    }

    List<String> failures() {
        List<String> told = new ArrayList<>();
        failures.forEach((what, times) -> {
            if (told.size() < 20) {
                told.add(times == 1 ? what : what + " (" + times + " times)");
            }
        });
        return told;
    }

    private <T> T await(KafkaFuture<T> answer)
            throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /** The cluster as a whole does not answer. */
    static final class ClusterAway extends Exception {
        ClusterAway(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
