package io.streamplatform.launcher.prepare;

import io.streamplatform.launcher.logs.PartLog;
import io.streamplatform.launcher.parts.HttpProbe;
import io.streamplatform.launcher.parts.Part;
import io.streamplatform.launcher.parts.Role;
import io.streamplatform.launcher.run.PartProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs doubles of the parts, the broker for as long as the others need it, and those two at a time;
 * ends each after it has done a bit of its work, whereupon its JVM writes the cache.
 *
 * <p>A JVM writes it only when it ends in order. Windows cannot ask a process to, so there a
 * service ends itself as soon as its beans are made, and the broker goes without a cache.
 */
final class Rehearsal {

    private static final boolean CAN_ASK_TO_END =
            ProcessHandle.current().supportsNormalTermination();
    private static final int AT_A_TIME = 2;
    private static final Duration UNTIL_READY = Duration.ofMinutes(2);
    private static final Duration AT_WORK = Duration.ofSeconds(2);
    private static final Duration UNTIL_WRITTEN = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);

    private final List<Part> doubles;
    private final Map<String, PreparedPart> prepared;
    private final Path stage;
    private final Consumer<String> say;
    private final Set<PartProcess> running = ConcurrentHashMap.newKeySet();
    private final AtomicInteger done = new AtomicInteger();

    Rehearsal(
            List<Part> doubles,
            Map<String, PreparedPart> prepared,
            Path stage,
            Consumer<String> say) {
        this.doubles = doubles;
        this.prepared = prepared;
        this.stage = stage;
        this.say = say;
    }

    void run(List<PreparedPart> missing) throws IOException, InterruptedException {
        // Shielded from Ctrl-C like every part, so they are ended here should we be.
        Thread tidy = new Thread(() -> running.forEach(PartProcess::kill), "end-rehearsal");
        Runtime.getRuntime().addShutdownHook(tidy);
        List<PreparedPart> brokers = ofRole(missing, true);
        PartProcess broker = startBroker(!brokers.isEmpty());
        Instant begun = Instant.now();
        try {
            rehearseTogether(ofRole(missing, false));
        } finally {
            end(broker);
        }
        for (PreparedPart part : brokers) {
            finished(part, begun, missing.size());
        }
    }

    private static List<PreparedPart> ofRole(List<PreparedPart> parts, boolean broker) {
        return parts.stream()
                .filter(part -> (part.part().role() == Role.BROKER) == broker)
                .toList();
    }

    private PartProcess startBroker(boolean rehearse) throws IOException, InterruptedException {
        Part role =
                doubles.stream()
                        .filter(part -> part.role() == Role.BROKER)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("No broker to rehearse with"));
        PreparedPart part = prepared.get(role.programName());
        List<String> command =
                part == null
                        ? Commands.plain(role)
                        : rehearse ? part.rehearsalCommand(role) : part.command(role);
        role.before().prepare();
        PartProcess broker = start(role, command);
        awaitReady(role, broker);
        return broker;
    }

    private void rehearseTogether(List<PreparedPart> parts) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<?>> rehearsals = new ArrayList<>();
            for (PreparedPart part : parts) {
                rehearsals.add(threads.submit(() -> rehearse(part, parts.size() + 1)));
            }
            for (Future<?> rehearsal : rehearsals) {
                rehearsal.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Preparing a part failed", e.getCause());
        }
    }

    private Void rehearse(PreparedPart part, int all) throws IOException, InterruptedException {
        Instant begun = Instant.now();
        Part role =
                doubles.stream()
                        .filter(other -> other.name().equals(part.part().name()))
                        .findFirst()
                        .orElseThrow();
        List<String> command = new ArrayList<>(part.rehearsalCommand(role));
        if (!CAN_ASK_TO_END) {
            command.add(1, "-Dspring.context.exit=onRefresh");
        }
        PartProcess process = start(role, command);
        awaitReady(role, process);
        work(role, process);
        end(process);
        finished(part, begun, all);
        return null;
    }

    private void finished(PreparedPart part, Instant begun, int all) throws IOException {
        part.markComplete();
        String slow = part.hasCache() ? "" : " without a cache: it will start more slowly";
        say.accept(
                "  %s prepared%s (%d s; %d of %d)"
                        .formatted(
                                part.part().programName(),
                                slow,
                                Duration.between(begun, Instant.now()).toSeconds(),
                                done.incrementAndGet(),
                                all));
    }

    private PartProcess start(Part role, List<String> command) throws IOException {
        PartLog log = PartLog.of(stage, role.name());
        PartProcess process = PartProcess.start(role, command, stage, log);
        running.add(process);
        return process;
    }

    /** Gives up silently when it ends or takes too long: the real start will tell why. */
    private static void awaitReady(Part role, PartProcess process) throws InterruptedException {
        Instant patience = Instant.now().plus(UNTIL_READY);
        while (process.isAlive() && Instant.now().isBefore(patience)) {
            if (role.probe().ask(PROBE_TIMEOUT).isReady()) {
                return;
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Lets records flow for a while and asks for a page now and then. */
    private static void work(Part role, PartProcess process) throws InterruptedException {
        var page = new HttpProbe(URI.create(role.page()));
        Instant enough = Instant.now().plus(AT_WORK);
        do {
            page.ask(PROBE_TIMEOUT);
            Thread.sleep(PAUSE);
        } while (process.isAlive() && Instant.now().isBefore(enough));
    }

    private void end(PartProcess process) throws InterruptedException {
        process.stop(UNTIL_WRITTEN);
        running.remove(process);
    }
}
