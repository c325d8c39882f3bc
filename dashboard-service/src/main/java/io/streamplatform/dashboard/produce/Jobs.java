package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Refused;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The jobs of a kind: so many at a time, each on a thread of its own, and the last few that ended.
 *
 * @param <J> the kind
 */
final class Jobs<J extends Job> {

    private static final int REMEMBERED = 20;

    private final String kind;
    private final int most;
    private final Deque<J> jobs = new ArrayDeque<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean closed;

    /**
     * @param kind what people call one
     * @param most at the same time
     */
    Jobs(String kind, int most) {
        this.kind = kind;
        this.most = most;
    }

    synchronized J start(J job) {
        if (closed) {
            throw Refused.conflict("Not started", kind, job.id(), "the dashboard is stopping.");
        }
        long running = jobs.stream().filter(Job::isRunning).count();
        if (running >= most) {
            throw Refused.conflict(
                    "Too many at a time",
                    kind,
                    job.topic(),
                    "%d are going on already; wait for one to end, stop one, or raise dashboard.produce.jobs."
                            .formatted(running));
        }
        jobs.addFirst(job);
        forgetOld();
        threads.removeIf(thread -> !thread.isAlive());
        threads.add(Thread.ofVirtual().name(kind + "-" + job.id()).start(job));
        return job;
    }

    private void forgetOld() {
        Iterator<J> oldest = jobs.descendingIterator();
        while (jobs.size() > REMEMBERED && oldest.hasNext()) {
            if (!oldest.next().isRunning()) {
                oldest.remove();
            }
        }
    }

    synchronized J find(String topic, String id) {
        return jobs.stream()
                .filter(job -> job.topic().equals(topic) && job.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new NotFound(
                                kind,
                                id,
                                "Those of %s are known until %d newer ones were started, or the dashboard is."
                                        .formatted(topic, REMEMBERED)));
    }

    /** Those of a topic, newest first. */
    synchronized List<J> of(String topic) {
        return jobs.stream().filter(job -> job.topic().equals(topic)).toList();
    }

    /** Stops all and waits for them, for so long. */
    void close(Duration patience) {
        List<Thread> last;
        synchronized (this) {
            closed = true;
            jobs.forEach(Job::stop);
            last = List.copyOf(threads);
        }
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (Thread thread : last) {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
