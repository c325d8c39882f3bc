package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.produce.RedriveProgress.Problem;
import io.streamplatform.dashboard.records.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what becomes of the dead letters of one redrive, and keeps the first problems. */
final class RedriveTally {

    private static final int MOST_PROBLEMS = 100;

    private final Map<String, Long> targets = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private long total;
    private long read;
    private long redriven;
    private long already;
    private long withoutSource;
    private long failed;
    private boolean lookedBack;
    private boolean complete = true;
    private List<Integer> leaderless = List.of();

    /**
     * The counts at one moment, as {@link RedriveProgress} tells them.
     *
     * @param total dead letters to look at
     * @param lookedBack whether all was read that tells which were redriven before
     * @param complete whether there was time for all
     * @param leaderless partitions that cannot be read
     */
    record Counts(
            long total,
            long read,
            long redriven,
            long already,
            long withoutSource,
            long failed,
            Map<String, Long> targets,
            List<Problem> problems,
            boolean lookedBack,
            boolean complete,
            List<Integer> leaderless) {}

    synchronized void total(long deadLetters) {
        total = deadLetters;
    }

    synchronized void leaderless(List<Integer> partitions) {
        leaderless = partitions;
    }

    /** There was no time for the rest. */
    synchronized void cutShort() {
        complete = false;
    }

    synchronized void lookedBack(boolean all) {
        lookedBack = all;
    }

    /** Read, and waiting to be sent. */
    synchronized void waits() {
        read++;
    }

    /** Read, and redriven before. */
    synchronized void already() {
        read++;
        already++;
    }

    /** Read, and without a way back. */
    synchronized void withoutSource(Place from, String why) {
        read++;
        withoutSource++;
        problem(from, why);
    }

    /** Read in a dry run: it would go. */
    synchronized void wouldGo(String origin) {
        read++;
        redriven(origin);
    }

    synchronized void redriven(String origin) {
        redriven++;
        targets.merge(origin, 1L, Long::sum);
    }

    synchronized void failed(Place from, String error) {
        failed++;
        problem(from, error);
    }

    private void problem(Place from, String error) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(from, error));
        }
    }

    synchronized Counts now() {
        return new Counts(
                total,
                read,
                redriven,
                already,
                withoutSource,
                failed,
                Map.copyOf(targets),
                List.copyOf(problems),
                lookedBack,
                complete,
                leaderless);
    }
}
