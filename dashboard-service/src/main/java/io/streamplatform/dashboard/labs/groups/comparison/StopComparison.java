package io.streamplatform.dashboard.labs.groups.comparison;

import io.streamplatform.dashboard.labs.ComparisonState;
import io.streamplatform.dashboard.labs.FailureWords;
import io.streamplatform.dashboard.labs.LatestComparison;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One run: all ways at the same time, so that what else the machine does meets all of them. */
final class StopComparison implements LatestComparison.Run {

    /** After this no repetition is begun that would end later. */
    private static final Duration LONGEST = Duration.ofSeconds(52);

    private static final Duration NEWS = Duration.ofMillis(200);

    private final int repetitions;
    private final @Nullable Integer heartbeatMillis;
    private final Resources resources;
    private final Runnable changed;
    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final List<Course> courses = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final AtomicBoolean hasNews = new AtomicBoolean();
    private volatile @Nullable Traffic traffic;
    private volatile ComparisonState state = ComparisonState.RUNNING;
    private volatile String doing = "making topics";
    private volatile double progress;
    private volatile List<WayResult> results = List.of();
    private volatile boolean stopped;

    /** Makes what a run needs in the cluster. */
    interface Resources {
        /**
         * @param heartbeatMillis the same for all ways; null for what each usually has
         * @param unlessEnded throws when there is no sense in going on
         * @param changed called when something is to be shown
         */
        Course course(
                Way way, @Nullable Integer heartbeatMillis, Runnable unlessEnded, Runnable changed);

        Traffic traffic(List<String> topics);

        /** The places that the members took are free again. */
        void giveBack();
    }

    /**
     * @param repetitions of each way
     * @param heartbeatMillis the same for all ways; null for what each usually has
     * @param changed called when the view is another
     */
    StopComparison(
            int repetitions,
            @Nullable Integer heartbeatMillis,
            Resources resources,
            Runnable changed) {
        this.repetitions = repetitions;
        this.heartbeatMillis = heartbeatMillis;
        this.resources = resources;
        this.changed = changed;
    }

    @Override
    public boolean isRunning() {
        return state == ComparisonState.RUNNING;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try {
            compare();
        } finally {
            resources.giveBack();
        }
    }

    private void compare() {
        try {
            measure();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } catch (InterruptedException e) {
            failure.compareAndSet(null, new CancellationException("interrupted"));
        }
        tidy();
        conclude();
        changed.run();
    }

    private void measure() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        List<String> topics = new ArrayList<>();
        for (Way way : Way.values()) {
            unlessEnded();
            courses.add(
                    resources.course(
                            way, heartbeatMillis, this::unlessEnded, () -> hasNews.set(true)));
            topics.add(way.resource());
        }
        traffic = resources.traffic(topics);
        doing = "measuring all three at the same time";
        List<Thread> walks = new ArrayList<>();
        for (Course each : courses) {
            walks.add(Thread.ofVirtual().name("lab-compare").start(() -> walk(each, deadline)));
        }
        while (walks.stream().anyMatch(Thread::isAlive)) {
            Thread.sleep(NEWS);
            progress =
                    courses.stream()
                            .mapToDouble(course -> course.progress(repetitions))
                            .average()
                            .orElse(0);
            if (hasNews.getAndSet(false)) {
                changed.run();
            }
        }
    }

    private void walk(Course course, long deadline) {
        try {
            course.run(repetitions, deadline);
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } catch (InterruptedException e) {
            failure.compareAndSet(null, new CancellationException("interrupted"));
        }
    }

    private void unlessEnded() {
        if (stopped || failure.get() != null) {
            throw new CancellationException("somebody stopped it, or another way failed");
        }
        Traffic now = traffic;
        if (now != null) {
            now.unlessFailed();
        }
    }

    private void tidy() {
        doing = "taking topics and groups away";
        changed.run();
        Traffic now = traffic;
        if (now != null) {
            now.close();
        }
        List<Thread> goings = new ArrayList<>();
        for (Course each : courses) {
            goings.add(Thread.ofVirtual().name("lab-compare-end").start(each::close));
        }
        try {
            for (Thread each : goings) {
                each.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void conclude() {
        RuntimeException failed = failure.get();
        if (failed == null) {
            results = courses.stream().map(Course::result).toList();
            progress = 1;
            end(ComparisonState.DONE, "done");
        } else if (failed instanceof CancellationException) {
            end(ComparisonState.STOPPED, "Stopped.");
        } else {
            end(ComparisonState.FAILED, FailureWords.of("The comparison of rebalances", failed));
        }
    }

    private void end(ComparisonState outcome, String words) {
        doing = words;
        courses.clear();
        state = outcome;
    }

    StopComparisonView view() {
        List<WayResult> told = results;
        return new StopComparisonView(
                state,
                Course.PARTITIONS,
                Traffic.perSecond(Course.PARTITIONS),
                repetitions,
                heartbeatMillis,
                progress,
                doing,
                startedAt,
                StopComparisonView.ofThisMachine(),
                courses.stream().map(Course::view).toList(),
                told,
                Findings.of(told, Course.PARTITIONS));
    }
}
