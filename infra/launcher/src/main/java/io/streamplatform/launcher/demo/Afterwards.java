package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be put right after a demonstration, however it ends: also at Ctrl-C. The last comes
 * first.
 */
final class Afterwards implements AutoCloseable {

    private final Narrator narrator;
    private final Deque<Act> acts = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::doAll, "after-demo");

    Afterwards(Narrator narrator) {
        this.narrator = narrator;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Something to put right. */
    @FunctionalInterface
    interface Deed {
        void act() throws IOException, InterruptedException;
    }

    private record Act(String what, Deed deed) {}

    /**
     * @param what is told if it fails
     */
    synchronized void then(String what, Deed deed) {
        acts.push(new Act(what, deed));
    }

    private synchronized void doAll() {
        while (!acts.isEmpty()) {
            Act act = acts.pop();
            try {
                act.deed().act();
            } catch (IOException | RuntimeException e) {
                narrator.tell("Not done afterwards: %s (%s)".formatted(act.what(), e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        doAll();
        try {
            var _ = Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM ends already, and waits for this very thread or has run it.
        }
    }
}
