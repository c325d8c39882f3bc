package io.streamplatform.launcher.run;

import io.streamplatform.launcher.logs.PartLog;
import io.streamplatform.launcher.parts.Health;
import io.streamplatform.launcher.parts.Part;
import io.streamplatform.launcher.state.ProcessId;
import io.streamplatform.launcher.state.StateFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Asks every part how it is, all of them at the same time, and sums up. */
final class StatusReport {

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

    private final StateFolder state;
    private final ProcessId launcher;
    private final ExecutorService threads;

    StatusReport(StateFolder state, ProcessId launcher, ExecutorService threads) {
        this.state = state;
        this.launcher = launcher;
        this.threads = threads;
    }

    PlatformStatus of(PlatformStatus.State phase, List<RunningPart> parts)
            throws InterruptedException {
        List<Future<PartStatus>> asked = new ArrayList<>();
        for (RunningPart part : parts) {
            asked.add(threads.submit(() -> statusOf(part)));
        }
        List<PartStatus> answers = new ArrayList<>();
        for (Future<PartStatus> answer : asked) {
            try {
                answers.add(answer.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("Asking the parts failed", e.getCause());
            }
        }
        Addresses addresses = Addresses.of(parts);
        return new PlatformStatus(
                phase,
                state.path().toString(),
                launcher.pid(),
                launcher.startedAt(),
                nullIfEmpty(addresses.dashboard()),
                nullIfEmpty(addresses.bootstrapServers()),
                nullIfEmpty(addresses.schemaRegistry()),
                phase == PlatformStatus.State.RUNNING && allReady(answers),
                sum(answers),
                MemoryUse.kind(),
                answers,
                List.of());
    }

    /** A part that was never started, or was stopped on purpose, does not count. */
    private static boolean allReady(List<PartStatus> parts) {
        return parts.stream()
                .allMatch(part ->
                        part.state() == Phase.STOPPED || part.health() == Health.State.READY);
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private @Nullable Long sum(List<PartStatus> parts) {
        long sum = MemoryUse.of(launcher.pid()).orElse(0);
        for (PartStatus part : parts) {
            sum += Objects.requireNonNullElse(part.memoryBytes(), 0L);
        }
        return sum == 0 ? null : sum;
    }

    private PartStatus statusOf(RunningPart running) {
        Part part = running.part();
        RunningPart.Condition condition = running.condition();
        Optional<ProcessId> process = running.process();
        Health health =
                process.isPresent()
                        ? part.probe().ask(PROBE_TIMEOUT)
                        : new Health(Health.State.UNKNOWN, "");
        return new PartStatus(
                part.name(),
                part.role().name(),
                condition.phase(),
                process.map(ProcessId::pid).orElse(null),
                part.port().number(),
                part.address(),
                health.state(),
                health.detail(),
                process.map(ProcessId::startedAt).orElse(null),
                process.map(StatusReport::uptimeSeconds).orElse(null),
                process.map(StatusReport::memory).orElse(null),
                condition.exitCode(),
                PartLog.of(state.logs(), part.name()).file().toString());
    }

    private static Long uptimeSeconds(ProcessId process) {
        return Math.max(0, Duration.between(process.startedAt(), Instant.now()).toSeconds());
    }

    private static @Nullable Long memory(ProcessId process) {
        OptionalLong memory = MemoryUse.of(process.pid());
        return memory.isPresent() ? memory.getAsLong() : null;
    }
}
