package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.parts.Brokers;
import io.streamplatform.launcher.parts.FreePorts;
import io.streamplatform.launcher.parts.KafkaCluster;
import io.streamplatform.launcher.parts.Part;
import io.streamplatform.launcher.parts.PlatformParts;
import io.streamplatform.launcher.parts.PortCheck;
import io.streamplatform.launcher.parts.Role;
import io.streamplatform.launcher.prepare.Commands;
import io.streamplatform.launcher.prepare.Preparation;
import io.streamplatform.launcher.run.ControlServer;
import io.streamplatform.launcher.run.PartFailedException;
import io.streamplatform.launcher.run.Supervisor;
import io.streamplatform.launcher.state.Orphans;
import io.streamplatform.launcher.state.RunRecord;
import io.streamplatform.launcher.state.RunRecord.PartRecord;
import io.streamplatform.launcher.state.StateFolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs the platform for as long as this process lives: Ctrl-C, SIGTERM, the end of the terminal and
 * {@code ./platform stop} all end it in order.
 */
final class Foreground {

    private final Workspace workspace;
    private final Brokers brokers;
    private final List<Part> all;
    private final Set<String> names;
    private final Duration timeout;
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final Instant begun = Instant.now();

    /**
     * @param brokers how many brokers its Kafka has
     * @param all every part of the platform
     * @param names the parts to start; the others can be started later
     * @param timeout how long a part may take to get ready
     */
    Foreground(
            Workspace workspace,
            Brokers brokers,
            List<Part> all,
            Set<String> names,
            Duration timeout) {
        this.workspace = workspace;
        this.brokers = brokers;
        this.all = all;
        this.names = names;
        this.timeout = timeout;
    }

    private List<Part> selected() {
        return all.stream().filter(part -> names.contains(part.name())).toList();
    }

    /** Parts that outlived their launcher hold ports that are to be free in a moment. */
    void refuseIfPortsAreTaken() throws IOException, InterruptedException {
        stopOrphans();
        List<String> problems =
                new PortCheck()
                        .problems(
                                selected().stream()
                                        .flatMap(part -> part.ports().stream())
                                        .toList());
        if (!problems.isEmpty()) {
            throw new CommandFailedException(ExitCode.FAILED, String.join("\n", problems));
        }
    }

    private void stopOrphans() throws IOException, InterruptedException {
        Optional<StateFolder.Held> held = workspace.state().hold();
        if (held.isEmpty()) {
            throw StartCommand.runsAlready(workspace.state());
        }
        try (StateFolder.Held mine = held.get()) {
            stopOrphans(mine);
        }
    }

    private void stopOrphans(StateFolder.Held held) throws IOException, InterruptedException {
        Optional<RunRecord> before = held.folder().read();
        if (before.isEmpty()) {
            return;
        }
        List<PartRecord> orphans = Orphans.in(before.get());
        if (!orphans.isEmpty()) {
            System.out.printf(
                    "The last launcher (pid %d) did not end in order; stopping what it left: %s%n",
                    before.get().launcher().pid(),
                    orphans.stream().map(PartRecord::name).collect(Collectors.joining(", ")));
            Orphans.stop(orphans, Supervisor.GRACE);
        }
        held.folder().forget();
    }

    int run(boolean prepare) throws IOException, InterruptedException {
        Optional<StateFolder.Held> held = workspace.state().hold();
        if (held.isEmpty()) {
            throw StartCommand.runsAlready(workspace.state());
        }
        try (StateFolder.Held mine = held.get()) {
            stopOrphans(mine);
            // Other commands tell by it which parts there are.
            new KafkaCluster(workspace.state().path(), brokers).keep();
            Function<Part, List<String>> commands = prepare ? prepared() : Commands::plain;
            return supervise(mine.folder(), commands);
        }
    }

    /** A service is rehearsed against a broker, so the broker is prepared even if not wanted. */
    private Function<Part, List<String>> prepared() throws IOException, InterruptedException {
        List<Part> parts =
                all.stream()
                        .filter(part -> names.contains(part.name()) || part.role() == Role.BROKER)
                        .toList();
        return new Preparation(workspace.prepared(), System.out::println)
                .prepare(
                        parts,
                        stage ->
                                PlatformParts.of(
                                        workspace.root(), stage, FreePorts.choose(Brokers.ONE)));
    }

    private int supervise(StateFolder state, Function<Part, List<String>> commands)
            throws IOException, InterruptedException {
        Display display = Displays.on(System.out);
        var supervisor = new Supervisor(all, commands, state, display);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stop(supervisor, display), "stop-platform"));
        var control = ControlServer.open(supervisor, stopAsked::countDown, timeout);
        try {
            return runUntilStopped(supervisor, display);
        } finally {
            stop(supervisor, display);
            control.close();
        }
    }

    private int runUntilStopped(Supervisor supervisor, Display display)
            throws InterruptedException {
        try {
            Thread watch = Thread.ofVirtual().start(() -> stopWhenAsked(supervisor, display));
            supervisor.start(names, timeout);
            display.settled();
            welcome(display);
            watch.join();
            return ExitCode.DONE;
        } catch (PartFailedException e) {
            if (supervisor.isStopping()) {
                return ExitCode.FAILED;
            }
            display.say("Not started: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private void stopWhenAsked(Supervisor supervisor, Display display) {
        try {
            stopAsked.await();
            stop(supervisor, display);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void welcome(Display display) {
        display.say("");
        display.say(
                "Everything is ready after "
                        + PlainDisplay.seconds(Duration.between(begun, Instant.now()))
                        + ".");
        selected().stream()
                .sorted((a, b) ->
                        Boolean.compare(b.role() == Role.DASHBOARD, a.role() == Role.DASHBOARD))
                .forEach(part ->
                        display.say(String.format("  %-18s %s", part.name(), part.address())));
        display.say("");
        display.say(
                "Ctrl-C or ./platform stop ends it; ./platform status and ./platform logs show"
                        + " more.");
    }

    private static synchronized void stop(Supervisor supervisor, Display display) {
        try {
            if (!supervisor.isStopped()) {
                display.say("");
                supervisor.stop();
                display.settled();
                display.say("Stopped.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
