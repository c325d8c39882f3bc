package io.streamplatform.launcher.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Watches the dashboard's heap under a load: how high it gets, and what of it is held. For that it
 * has garbage collected in the middle and at the end, as a heap that is full of garbage looks like
 * one that grows.
 */
final class HeapWatch {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double MEBIBYTE = 1 << 20;

    private final BenchPlatform platform;
    private final long pid;
    private final Duration time;
    private final FutureTask<Heap> task = new FutureTask<>((Callable<Heap>) this::look);

    /**
     * @param time for which the load lasts
     */
    HeapWatch(BenchPlatform platform, Duration time) throws IOException, InterruptedException {
        this.platform = platform;
        this.time = time;
        this.pid = platform.status("dashboard").path("pid").asLong();
    }

    /**
     * The heap over that time, in MiB.
     *
     * @param highest the most that was used when it was looked at, garbage included
     * @param heldInTheMiddle what was held at the end of the second quarter
     * @param heldAtTheEnd what was held at the end of the last
     */
    record Heap(double highest, double heldInTheMiddle, double heldAtTheEnd) {}

    void start() {
        Thread.ofPlatform().daemon().name("heap-watch").start(task);
    }

    Heap heap() throws IOException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IOException("The dashboard's heap could not be watched", e.getCause());
        }
    }

    private Heap look() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        double most = highestUntil(begun + time.toNanos() / 2);
        double middle = held();
        // A little before the end: the load must last while it looks.
        most = Math.max(most, highestUntil(begun + time.toNanos() * 15 / 16));
        return new Heap(most, middle, held());
    }

    private double highestUntil(long deadline) throws IOException, InterruptedException {
        double most = 0;
        while (System.nanoTime() < deadline) {
            most = Math.max(most, used());
            Thread.sleep(PAUSE);
        }
        return most;
    }

    private double held() throws IOException, InterruptedException {
        String name = File.separatorChar == '\\' ? "jcmd.exe" : "jcmd";
        Process collect =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", name).toString(),
                                String.valueOf(pid),
                                "GC.run")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!collect.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || collect.exitValue() != 0) {
            collect.destroyForcibly();
            throw new IOException(name + " GC.run of the dashboard did not succeed");
        }
        return used();
    }

    private double used() throws IOException, InterruptedException {
        return platform.metric("dashboard", "jvm.memory.used?tag=area:heap") / MEBIBYTE;
    }
}
