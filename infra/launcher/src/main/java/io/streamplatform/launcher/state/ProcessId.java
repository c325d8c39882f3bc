package io.streamplatform.launcher.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that can be told from a later one that got the same pid.
 *
 * @param startedAt when the process began, as the operating system says
 */
public record ProcessId(long pid, Instant startedAt) {

    /** Two readings of one process's start differ as the system's clock is corrected. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** The identity of a process that runs now. */
    public static ProcessId of(ProcessHandle process) {
        return new ProcessId(process.pid(), process.info().startInstant().orElse(Instant.now()));
    }

    /** The process, when it is still the same one and alive. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs())
                .filter(difference -> difference.compareTo(TOLERANCE) <= 0)
                .isPresent();
    }
}
