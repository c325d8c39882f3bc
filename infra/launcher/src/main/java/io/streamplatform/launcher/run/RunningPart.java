package io.streamplatform.launcher.run;

import io.streamplatform.launcher.logs.PartLog;
import io.streamplatform.launcher.parts.Health;
import io.streamplatform.launcher.parts.Part;
import io.streamplatform.launcher.parts.PortCheck;
import io.streamplatform.launcher.state.ProcessId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part and the process that runs it, if any. It is started and stopped by one caller at a time;
 * its phase can be read at any time.
 *
 * <p>A part that dies is not started again by itself: this is a platform to learn and to develop
 * on, where a crash is to be seen, and where killing a consumer to watch its lag rise is one of the
 * lessons. {@code ./platform start <part>} brings it back.
 */
final class RunningPart {

    private static final Duration PROBE_PAUSE = Duration.ofMillis(150);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);
    private static final int LAST_LINES = 15;

    private final Part part;
    private final Function<Part, List<String>> commands;
    private final Path folder;
    private final PartLog log;
    private final Progress progress;
    private final ReentrantLock orders = new ReentrantLock();
    private final ReentrantLock spawning = new ReentrantLock();
    private boolean retired;
    private final AtomicReference<Condition> condition =
            new AtomicReference<>(new Condition(Phase.STOPPED, null, null));

    /** What is known of the part at one moment. */
    record Condition(Phase phase, @Nullable PartProcess process, @Nullable Integer exitCode) {}

    RunningPart(
            Part part,
            Function<Part, List<String>> commands,
            Path folder,
            PartLog log,
            Progress progress) {
        this.part = part;
        this.commands = commands;
        this.folder = folder;
        this.log = log;
        this.progress = progress;
    }

    Part part() {
        return part;
    }

    Condition condition() {
        return condition.get();
    }

    /** The process that runs it now. */
    Optional<ProcessId> process() {
        return Optional.ofNullable(condition.get().process())
                .filter(PartProcess::isAlive)
                .map(PartProcess::id);
    }

    /**
     * Starts the part unless it runs, and waits until it is ready.
     *
     * @param started is called as soon as there is a process
     */
    void start(Duration timeout, Runnable started)
            throws PartFailedException, InterruptedException {
        orders.lockInterruptibly();
        try {
            if (process().isPresent()) {
                return;
            }
            refuseIfPortsAreTaken();
            progress.starting(part.name());
            Instant begun = Instant.now();
            PartProcess process = launch();
            started.run();
            var _ = process.onExit().thenAccept(exitCode -> ended(process, exitCode));
            awaitReady(process, begun, timeout);
            becomeReady(process);
            progress.ready(part.name(), Duration.between(begun, Instant.now()));
        } finally {
            orders.unlock();
        }
    }

    /** Else somebody else's answer on that port would be taken for the part's own. */
    private void refuseIfPortsAreTaken() throws PartFailedException {
        List<String> problems = new PortCheck().problems(part.ports());
        if (!problems.isEmpty()) {
            throw new PartFailedException(String.join("\n", problems));
        }
    }

    private PartProcess launch() throws PartFailedException, InterruptedException {
        try {
            part.before().prepare();
            return spawn();
        } catch (IOException e) {
            throw new PartFailedException(part.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private PartProcess spawn() throws IOException, PartFailedException {
        spawning.lock();
        try {
            if (retired) {
                throw new PartFailedException(
                        part.name() + " is not started: all is being stopped");
            }
            PartProcess process = PartProcess.start(part, commands.apply(part), folder, log);
            condition.set(new Condition(Phase.STARTING, process, null));
            return process;
        } finally {
            spawning.unlock();
        }
    }

    private void becomeReady(PartProcess process) {
        condition.updateAndGet(now ->
                now.process() == process && now.phase() == Phase.STARTING
                        ? new Condition(Phase.RUNNING, process, null)
                        : now);
    }

    /** From now on the part is not started again. */
    void retire() {
        spawning.lock();
        try {
            retired = true;
        } finally {
            spawning.unlock();
        }
    }

    private void awaitReady(PartProcess process, Instant begun, Duration timeout)
            throws PartFailedException, InterruptedException {
        Health health = Health.unreachable("it was not asked yet");
        while (process.isAlive()) {
            health = part.probe().ask(PROBE_TIMEOUT);
            if (health.isReady()) {
                return;
            }
            if (Duration.between(begun, Instant.now()).compareTo(timeout) > 0) {
                throw new PartFailedException(
                        "%s is not ready after %d s (%s); its log: %s"
                                .formatted(
                                        part.name(),
                                        timeout.toSeconds(),
                                        health.detail(),
                                        log.file()));
            }
            Thread.sleep(PROBE_PAUSE);
        }
        int exitCode = process.onExit().join();
        throw new PartFailedException(
                "%s ended with exit code %d before it was ready; its log: %s"
                        .formatted(part.name(), exitCode, log.file()));
    }

    /** Stops the part if it runs, and waits until it is gone. */
    void stop(Duration grace) throws InterruptedException {
        // Without the lock: a start that waits for a part to get ready must not hold up its stop.
        Condition before =
                condition.getAndUpdate(now ->
                        now.process() == null || now.phase() == Phase.DIED
                                ? now
                                : new Condition(Phase.STOPPING, now.process(), null));
        PartProcess process = before.process();
        if (process == null || before.phase() == Phase.DIED || !process.isAlive()) {
            return;
        }
        progress.stopping(part.name());
        boolean inTime = process.stop(grace);
        int exitCode = process.onExit().join();
        condition.set(new Condition(Phase.STOPPED, null, exitCode));
        progress.stopped(part.name(), !inTime);
    }

    /** Ends the part as a power cut would, and waits until it is gone. */
    void kill() throws PartFailedException {
        PartProcess process = condition.get().process();
        if (process == null || !process.isAlive()) {
            throw new PartFailedException(
                    "%s does not run; start it with ./platform start %s."
                            .formatted(part.name(), part.name()));
        }
        process.kill();
        ended(process, process.onExit().join());
    }

    private void ended(PartProcess process, int exitCode) {
        Condition before =
                condition.getAndUpdate(now ->
                        now.process() == process && now.phase() != Phase.STOPPING
                                ? new Condition(Phase.DIED, null, exitCode)
                                : now);
        if (before.process() == process && before.phase() != Phase.STOPPING) {
            progress.died(part.name(), exitCode, log.lastLines(LAST_LINES));
        }
    }
}
