package io.streamplatform.dashboard.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Answers of the cluster, kept for some seconds: ten viewers who look cost what one costs. Who asks
 * waits no longer than it says; an answer that is late is there for who asks next, and a node that
 * does not answer holds up nothing but itself.
 *
 * @param <K> what is asked about, e.g. a broker's id
 * @param <V> what is answered
 */
public final class RecentAnswers<K, V> {

    private static final int MOST_KEPT = 200;

    private final Function<K, CompletionStage<V>> question;
    private final Duration keep;
    private final Map<K, Asked<V>> asked =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<K, Asked<V>> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    /**
     * @param keep for how long an answer is as good as a new one
     * @param question asks the cluster, without waiting; every answer comes in the end
     */
    public RecentAnswers(Duration keep, Function<K, CompletionStage<V>> question) {
        this.keep = keep;
        this.question = question;
    }

    private record Asked<V>(
            CompletableFuture<V> answer,
            Instant at,
            @Nullable V before,
            @Nullable Instant toldAt,
            long askedAtNanos) {

        boolean isGood(Duration keep) {
            return !answer.isDone() || Instant.now().isBefore(at.plus(keep));
        }

        boolean isAnswered() {
            return answer.isDone() && !answer.isCompletedExceptionally();
        }
    }

    /**
     * What is known of one. A new answer is waited for at most so long, counted from when the
     * cluster was asked for it: who comes later while it is still to come is told at once what was
     * told before.
     */
    public Told<V> ask(K key, Duration patience) {
        return told(current(key), patience);
    }

    /** What is known of several, all asked at once and waited for together. */
    public Map<K, Told<V>> askAll(Collection<K> keys, Duration patience) {
        Map<K, Asked<V>> all = new LinkedHashMap<>();
        keys.forEach(key -> all.put(key, current(key)));
        Map<K, Told<V>> told = new LinkedHashMap<>();
        all.forEach((key, each) -> told.put(key, told(each, patience)));
        return told;
    }

    /** Has the next who asks get a new answer: something was changed. */
    public synchronized void forget(K key) {
        asked.remove(key);
    }

    /** As {@link #forget}, for all. */
    public synchronized void forgetAll() {
        asked.clear();
    }

    private synchronized Asked<V> current(K key) {
        Asked<V> last = asked.get(key);
        if (last != null && last.isGood(keep)) {
            return last;
        }
        V before = last == null ? null : last.before();
        Instant toldAt = last == null ? null : last.toldAt();
        if (last != null && last.isAnswered()) {
            before = last.answer().getNow(null);
            toldAt = last.at();
        }
        Asked<V> next = new Asked<>(begin(key), Instant.now(), before, toldAt, System.nanoTime());
        asked.put(key, next);
        return next;
    }

    private CompletableFuture<V> begin(K key) {
        try {
            return question.apply(key).toCompletableFuture();
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static <V> Told<V> told(Asked<V> asked, Duration patience) {
        long waited = System.nanoTime() - asked.askedAtNanos();
        long left = Math.max(0, patience.toNanos() - waited);
        try {
            return new Told<>(
                    asked.answer().get(left, TimeUnit.NANOSECONDS), asked.at(), null, null);
        } catch (TimeoutException e) {
            return new Told<>(asked.before(), asked.toldAt(), "it has not answered yet", null);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String words = cause.getMessage();
            return new Told<>(
                    asked.before(),
                    asked.toldAt(),
                    words == null ? cause.getClass().getSimpleName() : words,
                    cause);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
