package io.streamplatform.launcher.run;

import io.streamplatform.launcher.logs.PartLog;
import io.streamplatform.launcher.parts.Part;
import io.streamplatform.launcher.state.ProcessId;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The process of a part, and the thread that keeps what it writes. */
public final class PartProcess {

    private static final File NULL_DEVICE =
            new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Process process;
    private final ProcessId id;
    private final Thread logKeeper;

    private PartProcess(Process process, Thread logKeeper) {
        this.process = process;
        this.id = ProcessId.of(process.toHandle());
        this.logKeeper = logKeeper;
    }

    /**
     * Starts the part's process.
     *
     * @param folder its working folder
     * @param log keeps what it writes to its console
     */
    public static PartProcess start(Part part, List<String> command, Path folder, PartLog log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.redirectInput(NULL_DEVICE);
        // glibc would give every thread its own arena: tens of megabytes that nobody uses.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        builder.environment().putAll(part.environment());
        Process process = Signals.startShielded(builder);
        Thread logKeeper =
                Thread.ofPlatform()
                        .daemon()
                        .name("log-of-" + part.name())
                        .start(() -> keepLog(process.getInputStream(), log));
        return new PartProcess(process, logKeeper);
    }

    private static void keepLog(InputStream output, PartLog log) {
        try (output) {
            keepOrDrain(output, log);
        } catch (IOException e) {
            // The stream has ended in whatever way, which is all that was waited for.
        }
    }

    private static void keepOrDrain(InputStream output, PartLog log) throws IOException {
        try {
            log.keep(output);
        } catch (IOException e) {
            // The disk is full or the folder is gone: the part must not block on its console.
            output.transferTo(OutputStream.nullOutputStream());
        }
    }

    public ProcessId id() {
        return id;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Completes with the exit code once the process has ended and its last words are in the log.
     */
    public CompletableFuture<Integer> onExit() {
        return process.onExit()
                .thenApply(ended -> {
                    awaitLastWords();
                    return ended.exitValue();
                });
    }

    private void awaitLastWords() {
        try {
            logKeeper.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the process by force and does not wait for it. */
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    /**
     * Asks the process to end, and ends it by force when it has not within the time of grace. By
     * its handle: {@link Process#destroy} would close the pipe as well, and its last words be lost.
     */
    public boolean stop(Duration grace) throws InterruptedException {
        process.toHandle().destroy();
        if (process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        kill();
        process.waitFor();
        return false;
    }
}
