package io.streamplatform.launcher.run;

import io.streamplatform.launcher.logs.PartLog;
import io.streamplatform.launcher.parts.LikesConsumers;
import io.streamplatform.launcher.parts.Part;
import io.streamplatform.launcher.parts.Role;
import io.streamplatform.launcher.state.ProcessId;
import io.streamplatform.launcher.state.RunRecord;
import io.streamplatform.launcher.state.RunRecord.PartRecord;
import io.streamplatform.launcher.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs the parts: starts them in order with their starts overlapping, watches them, and stops them
 * in the reverse sense. Whatever runs is written down in the state folder at once, so that it is
 * found again should the launcher be killed.
 */
public final class Supervisor {

    /** How long a part may take to end before it is killed. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    private final Map<String, RunningPart> parts = new LinkedHashMap<>();
    private final LikesScale likesScale;
    private final StateFolder state;
    private final ProcessId self = ProcessId.of(ProcessHandle.current());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Object recording = new Object();
    private volatile PlatformStatus.State phase = PlatformStatus.State.STARTING;
    private volatile int controlPort;
    private volatile String token = "";

    /**
     * @param commands how each part's process is started
     * @param state the state folder, held by the caller
     */
    public Supervisor(
            List<Part> parts,
            Function<Part, List<String>> commands,
            StateFolder state,
            Progress progress) {
        this.state = state;
        for (Part part : parts) {
            PartLog log = PartLog.of(state.logs(), part.name());
            this.parts.put(
                    part.name(), new RunningPart(part, commands, state.path(), log, progress));
        }
        likesScale = new LikesScale(List.copyOf(this.parts.values()), threads);
        record();
    }

    /** Tells other commands where this one takes orders. */
    void takesOrdersAt(int port, String proof) {
        controlPort = port;
        token = proof;
        record();
    }

    /**
     * Starts the parts of these names and waits until all are ready. Each begins when those are
     * ready that its role {@link Role#startsAfter() starts after}.
     */
    public void start(Set<String> names, Duration timeout)
            throws PartFailedException, InterruptedException {
        likesScale.begin(names.stream().mapToInt(LikesConsumers::numberOf).max().orElse(0));
        var starts = new ExecutorCompletionService<Void>(threads);
        List<Future<Void>> begun = new ArrayList<>();
        var order = new StartOrder(roles(names), Runtime.getRuntime().availableProcessors());
        for (RunningPart part : parts.values()) {
            if (names.contains(part.part().name())) {
                begun.add(
                        starts.submit(() -> {
                            order.inTurn(
                                    part.part().role(), () -> part.start(timeout, this::record));
                            return null;
                        }));
            }
        }
        try {
            for (int i = 0; i < begun.size(); i++) {
                starts.take().get();
            }
            if (!isStopping()) {
                phase = PlatformStatus.State.RUNNING;
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PartFailedException failure) {
                throw failure;
            }
            throw new IllegalStateException("Starting the parts failed", e.getCause());
        } finally {
            begun.forEach(start -> start.cancel(true));
        }
    }

    private List<Role> roles(Set<String> names) {
        return parts.values().stream()
                .map(RunningPart::part)
                .filter(part -> names.contains(part.name()))
                .map(Part::role)
                .toList();
    }

    /** Starts one part, unless it runs, and waits until it is ready. */
    public void startPart(String name, Duration timeout)
            throws PartFailedException, InterruptedException {
        part(name).start(timeout, this::record);
    }

    /** Stops one part, if it runs; the others go on. */
    public void stopPart(String name) throws PartFailedException, InterruptedException {
        part(name).stop(GRACE);
        record();
    }

    /** Kills one part, which has then died: it is not started again by itself. */
    public void killPart(String name) throws PartFailedException {
        part(name).kill();
        record();
    }

    /**
     * Has so many consumers of likes run, and waits until they are ready.
     *
     * @return what was done, for people
     */
    public String scaleLikesConsumers(int count, Duration timeout)
            throws PartFailedException, InterruptedException {
        LikesConsumers.requirePossible(count);
        if (isStopping()) {
            throw new PartFailedException("Nothing is scaled: all is being stopped.");
        }
        if (phase == PlatformStatus.State.STARTING) {
            throw new PartFailedException(
                    "The platform is still being started; scale it when ./platform status says"
                            + " that it is running.");
        }
        return likesScale.to(count, timeout, this::record);
    }

    private RunningPart part(String name) throws PartFailedException {
        RunningPart part = parts.get(name);
        if (part == null) {
            throw new PartFailedException(
                    "No part is called '%s'; there are %s.".formatted(name, parts.keySet()));
        }
        return part;
    }

    /** Tells whether all parts are being stopped, or are already. */
    public boolean isStopping() {
        return phase == PlatformStatus.State.STOPPING || phase == PlatformStatus.State.STOPPED;
    }

    /** Tells whether all parts have been stopped. */
    public boolean isStopped() {
        return phase == PlatformStatus.State.STOPPED;
    }

    /** Stops all parts: first whoever writes, then whoever reads, the broker last. */
    public synchronized void stop() throws InterruptedException {
        if (phase == PlatformStatus.State.STOPPED) {
            return;
        }
        phase = PlatformStatus.State.STOPPING;
        parts.values().forEach(RunningPart::retire);
        Map<Integer, List<RunningPart>> ranks =
                parts.values().stream()
                        .collect(
                                Collectors.groupingBy(
                                        part -> part.part().role().stopRank(),
                                        TreeMap::new,
                                        Collectors.toList()));
        for (List<RunningPart> rank : ranks.values()) {
            stopTogether(rank);
        }
        phase = PlatformStatus.State.STOPPED;
        forget();
    }

    private void stopTogether(List<RunningPart> rank) throws InterruptedException {
        List<Future<Void>> stops = new ArrayList<>();
        for (RunningPart part : rank) {
            stops.add(
                    threads.submit(() -> {
                        part.stop(GRACE);
                        return null;
                    }));
        }
        for (Future<Void> stop : stops) {
            try {
                stop.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Stopping the parts failed", e.getCause());
            }
        }
    }

    /** How everything is now: each part is asked, all at the same time. */
    public PlatformStatus status() throws InterruptedException {
        return new StatusReport(state, self, threads)
                .of(phase, parts.values().stream().filter(likesScale::isTold).toList());
    }

    private void record() {
        List<PartRecord> running =
                parts.values().stream()
                        .flatMap(part ->
                                part.process().stream()
                                        .map(process -> recordOf(part.part(), process)))
                        .sorted(Comparator.comparingInt(PartRecord::stopRank))
                        .toList();
        Addresses addresses = Addresses.of(List.copyOf(parts.values()));
        synchronized (recording) {
            try {
                state.write(
                        new RunRecord(
                                self,
                                controlPort,
                                token,
                                addresses.dashboard(),
                                addresses.bootstrapServers(),
                                running));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write to " + state.run(), e);
            }
        }
    }

    private static PartRecord recordOf(Part part, ProcessId process) {
        return new PartRecord(part.name(), part.role().stopRank(), process);
    }

    private void forget() {
        try {
            state.forget();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete in " + state.run(), e);
        }
    }
}
