package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.parts.KafkaCluster;
import io.streamplatform.launcher.state.DiskUse;
import io.streamplatform.launcher.state.Orphans;
import io.streamplatform.launcher.state.RunRecord;
import io.streamplatform.launcher.state.StateFolder;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./platform clean}. */
@Command(name = "clean", description = "Deletes the platform's data and logs, after asking.")
final class CleanCommand implements Callable<Integer> {

    @ParentCommand private PlatformCommand platform;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--all",
            description = "Also what was prepared for a fast start; the next start does it again.")
    private boolean all;

    @Override
    public Integer call() throws IOException {
        Workspace workspace = platform.workspace();
        Optional<StateFolder.Held> held = workspace.state().hold();
        if (held.isEmpty()) {
            throw new CommandFailedException(
                    ExitCode.RUNS_ALREADY, "The platform runs; stop it first: ./platform stop");
        }
        try (StateFolder.Held mine = held.get()) {
            refuseIfOrphansRun(mine.folder());
            return clean(workspace);
        }
    }

    private static void refuseIfOrphansRun(StateFolder state) throws IOException {
        Optional<RunRecord> run = state.read();
        if (run.isPresent() && !Orphans.in(run.get()).isEmpty()) {
            throw new CommandFailedException(
                    ExitCode.RUNS_ALREADY,
                    "Parts that a killed launcher left still run; stop them first: ./platform"
                            + " stop");
        }
    }

    private int clean(Workspace workspace) throws IOException {
        List<DiskUse> uses = new ArrayList<>();
        for (Path folder : folders(workspace)) {
            DiskUse.of(folder).ifPresent(uses::add);
        }
        if (uses.isEmpty()) {
            System.out.println("There is nothing to delete in " + workspace.state().path() + ".");
            return ExitCode.DONE;
        }
        System.out.println("This deletes, for good:");
        uses.forEach(use ->
                System.out.printf("  %8s  %s%n", StatusTable.megabytes(use.bytes()), use.folder()));
        if (!yes && !isConfirmed()) {
            System.out.println("Nothing was deleted.");
            return ExitCode.FAILED;
        }
        for (DiskUse use : uses) {
            use.delete();
        }
        System.out.println("Deleted.");
        return ExitCode.DONE;
    }

    /** Only what the platform itself made: the state folder may be one that holds other things. */
    private List<Path> folders(Workspace workspace) throws IOException {
        Path state = workspace.state().path();
        Set<Path> folders = new LinkedHashSet<>();
        folders.add(KafkaCluster.folder(state));
        workspace.partNames(workspace.brokers()).forEach(part -> folders.add(state.resolve(part)));
        folders.add(workspace.state().logs());
        if (all) {
            folders.add(workspace.prepared());
        }
        return List.copyOf(folders);
    }

    private static boolean isConfirmed() {
        Optional<Console> terminal = Displays.terminal();
        if (terminal.isEmpty()) {
            System.out.println("Nobody is there to ask; say --yes to delete without asking.");
            return false;
        }
        String answer = terminal.get().readLine("Delete it? [y/N] ");
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }
}
