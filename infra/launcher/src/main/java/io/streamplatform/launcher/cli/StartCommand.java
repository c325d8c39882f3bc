package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.boot.Build;
import io.streamplatform.launcher.parts.Brokers;
import io.streamplatform.launcher.parts.KafkaCluster;
import io.streamplatform.launcher.parts.LikesConsumers;
import io.streamplatform.launcher.parts.Part;
import io.streamplatform.launcher.parts.PlatformParts;
import io.streamplatform.launcher.state.RunRecord;
import io.streamplatform.launcher.state.StateFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./platform start}. */
@Command(
        name = "start",
        description = {
            "Starts the platform and waits; Ctrl-C stops it in order.",
            "With the name of a part: starts that part of the platform that runs."
        })
final class StartCommand implements Callable<Integer> {

    @ParentCommand private PlatformCommand platform;

    @Parameters(paramLabel = "PART", arity = "0..*", description = "Parts to start again.")
    private List<String> again = new ArrayList<>();

    @Option(
            names = "--brokers",
            paramLabel = "1|3",
            description =
                    "How many Kafka brokers: 3 for a cluster that outlives any one of them"
                            + " (default: as many as there were before, 1 at first).")
    private @Nullable Integer brokers;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Start only these parts, e.g. --only kafka,dashboard.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "PART",
            description = "Start all but these parts, e.g. --without likes,likes-consumers.")
    private List<String> without = new ArrayList<>();

    @Option(
            names = "--likes-consumers",
            paramLabel = "N",
            defaultValue = "" + LikesConsumers.STANDARD,
            description =
                    "How many consumers of likes, 0 to "
                            + LikesConsumers.MOST
                            + " (default: ${DEFAULT-VALUE}); ./platform scale changes it later.")
    private int likesConsumers;

    @Option(
            names = {"-d", "--detach"},
            description = "Return when everything is ready, and leave it running.")
    private boolean detach;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long a part may take to get ready (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    @Option(
            names = "--port",
            paramLabel = "PART=PORT",
            description = "The port of a part, e.g. --port dashboard=8085.")
    private Map<String, Integer> ports = new LinkedHashMap<>();

    @Option(names = "--no-build", description = "Take what is built, even if it is out of date.")
    private boolean noBuild;

    @Option(
            names = "--no-prepare",
            description = "Start from the jars as they are: slower, but nothing is prepared first.")
    private boolean noPrepare;

    @Override
    public Integer call() throws Exception {
        Workspace workspace = platform.workspace();
        if (!again.isEmpty()) {
            return PartOrders.give(
                    workspace, again, "start", "is ready.", "start it with ./platform start.");
        }
        refuseIfRunning(workspace);
        Brokers chosen =
                KafkaCluster.choose(
                        workspace.state().path(), Optional.ofNullable(brokers).map(Brokers::of));
        Set<String> names = wanted(workspace, chosen);
        List<Part> all = workspace.parts(chosen, ports, names);
        List<Part> selected = all.stream().filter(part -> names.contains(part.name())).toList();
        var foreground =
                new Foreground(workspace, chosen, all, names, Duration.ofSeconds(timeoutSeconds));
        foreground.refuseIfPortsAreTaken();
        if (!noBuild && !build(workspace, selected)) {
            return ExitCode.FAILED;
        }
        refuseIfNotBuilt(selected);
        return detach
                ? new Background(workspace).start(arguments(chosen))
                : foreground.run(!noPrepare);
    }

    private Set<String> wanted(Workspace workspace, Brokers chosen) {
        List<String> consumers = LikesConsumers.names(likesConsumers);
        Set<String> names =
                workspace.known(
                        only.isEmpty()
                                ? PlatformParts.startedOf(
                                        workspace.partNames(chosen), likesConsumers)
                                : only,
                        chosen,
                        consumers);
        names.removeAll(workspace.known(without, chosen, consumers));
        if (names.isEmpty()) {
            throw new CommandFailedException(
                    ExitCode.USAGE, "Nothing is left to start; leave fewer parts out.");
        }
        return names;
    }

    private static void refuseIfRunning(Workspace workspace) throws IOException {
        if (!workspace.state().isHeld()) {
            return;
        }
        throw runsAlready(workspace.state());
    }

    static CommandFailedException runsAlready(StateFolder state) throws IOException {
        Optional<RunRecord> run = state.read();
        return new CommandFailedException(
                ExitCode.RUNS_ALREADY,
                run.map(StartCommand::describe)
                        .orElse("The platform is being started by another command already."));
    }

    private static String describe(RunRecord run) {
        return "The platform runs already: pid %d, since %s%s."
                .formatted(
                        run.launcher().pid(),
                        Times.local(run.launcher().startedAt()),
                        run.dashboard().isEmpty() ? "" : ", dashboard " + run.dashboard());
    }

    private static void refuseIfNotBuilt(List<Part> selected) {
        List<String> missing =
                selected.stream()
                        .filter(part -> !part.program().isBuilt())
                        .map(Part::name)
                        .toList();
        if (!missing.isEmpty()) {
            throw new CommandFailedException(
                    ExitCode.FAILED,
                    "Not built: "
                            + String.join(", ", missing)
                            + "; build them with ./platform build.");
        }
    }

    private static boolean build(Workspace workspace, List<Part> selected)
            throws IOException, InterruptedException {
        Set<String> modules =
                selected.stream()
                        .map(part -> part.program().module())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Build(workspace.root(), System.out::println).bring(modules);
    }

    /** The same command for the process in the background. */
    private List<String> arguments(Brokers chosen) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("start", "--no-build", "--timeout", "" + timeoutSeconds));
        arguments.addAll(List.of("--brokers", "" + chosen.count()));
        if (!only.isEmpty()) {
            arguments.addAll(List.of("--only", String.join(",", only)));
        }
        if (!without.isEmpty()) {
            arguments.addAll(List.of("--without", String.join(",", without)));
        }
        arguments.addAll(List.of("--likes-consumers", "" + likesConsumers));
        ports.forEach((part, port) -> arguments.addAll(List.of("--port", part + "=" + port)));
        if (noPrepare) {
            arguments.add("--no-prepare");
        }
        return arguments;
    }
}
