package io.streamplatform.launcher.run;

import io.streamplatform.launcher.parts.LikesConsumers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many consumers of likes are wanted: the first so many, by their numbers. One order at a time;
 * a second one waits for the first, and is what counts in the end.
 */
final class LikesScale {

    private final List<RunningPart> consumers;
    private final ExecutorService threads;
    private final ReentrantLock orders = new ReentrantLock();
    private volatile int wanted;

    /**
     * @param parts all of the platform's; those that are no consumers of likes are left alone
     */
    LikesScale(List<RunningPart> parts, ExecutorService threads) {
        this.consumers =
                parts.stream()
                        .filter(part -> numberOf(part) > 0)
                        .sorted(Comparator.comparingInt(LikesScale::numberOf))
                        .toList();
        this.threads = threads;
    }

    private static int numberOf(RunningPart part) {
        return LikesConsumers.numberOf(part.part().name());
    }

    /** So many are started in another way. */
    void begin(int count) {
        wanted = count;
    }

    /** Whether the part is there for people: of those that nobody wanted nothing is told. */
    boolean isTold(RunningPart part) {
        return numberOf(part) <= wanted || part.condition().phase() != Phase.STOPPED;
    }

    /**
     * Starts those of the first so many that do not run, all at the same time, and stops the
     * others, the last first.
     *
     * @param changed is called when something else runs than before
     * @return what was done, for people
     * @throws PartFailedException telling which could not be started and why; the others are
     */
    String to(int count, Duration timeout, Runnable changed)
            throws PartFailedException, InterruptedException {
        orders.lockInterruptibly();
        try {
            wanted = count;
            List<String> stopped = stopAbove(count);
            changed.run();
            List<String> started = startUpTo(count, timeout, changed);
            return sentence(count, started, stopped);
        } finally {
            orders.unlock();
        }
    }

    private List<String> stopAbove(int count) throws InterruptedException {
        List<String> stopped = new ArrayList<>();
        for (RunningPart consumer : consumers.reversed()) {
            if (numberOf(consumer) > count && consumer.process().isPresent()) {
                consumer.stop(Supervisor.GRACE);
                stopped.add(consumer.part().name());
            }
        }
        return stopped;
    }

    private List<String> startUpTo(int count, Duration timeout, Runnable changed)
            throws PartFailedException, InterruptedException {
        List<RunningPart> absent =
                consumers.stream()
                        .filter(consumer -> numberOf(consumer) <= count)
                        .filter(consumer -> consumer.process().isEmpty())
                        .toList();
        List<Future<Optional<String>>> starts = new ArrayList<>();
        for (RunningPart consumer : absent) {
            starts.add(threads.submit(() -> start(consumer, timeout, changed)));
        }
        List<String> problems = new ArrayList<>();
        for (Future<Optional<String>> start : starts) {
            try {
                start.get().ifPresent(problems::add);
            } catch (ExecutionException e) {
                throw new IllegalStateException("Starting the consumers failed", e.getCause());
            }
        }
        if (!problems.isEmpty()) {
            throw new PartFailedException(String.join("\n", problems));
        }
        return absent.stream().map(consumer -> consumer.part().name()).toList();
    }

    /** Returns what is wrong, if anything. */
    private static Optional<String> start(RunningPart consumer, Duration timeout, Runnable changed)
            throws InterruptedException {
        try {
            consumer.start(timeout, changed);
            return Optional.empty();
        } catch (PartFailedException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static String sentence(int count, List<String> started, List<String> stopped) {
        List<String> done = new ArrayList<>();
        if (!started.isEmpty()) {
            done.add("started " + String.join(", ", started));
        }
        if (!stopped.isEmpty()) {
            done.add("stopped " + String.join(", ", stopped));
        }
        return "%s: %d run%s"
                .formatted(
                        LikesConsumers.ALL,
                        count,
                        done.isEmpty() ? " already." : " now; " + String.join(", ", done) + ".");
    }
}
