package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.run.ControlClient;
import io.streamplatform.launcher.run.Supervisor;
import io.streamplatform.launcher.state.Orphans;
import io.streamplatform.launcher.state.RunRecord;
import io.streamplatform.launcher.state.RunRecord.PartRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./platform stop}. */
@Command(
        name = "stop",
        description = {
            "Stops the platform in order, wherever it was started.",
            "With the name of a part: stops that part; the others go on."
        })
final class StopCommand implements Callable<Integer> {

    /** Longer than the time of grace of all parts, one after the other. */
    private static final Duration PATIENCE = Supervisor.GRACE.multipliedBy(5);

    @ParentCommand private PlatformCommand platform;

    @Parameters(paramLabel = "PART", arity = "0..*", description = "Parts to stop.")
    private List<String> parts = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        Workspace workspace = platform.workspace();
        if (!parts.isEmpty()) {
            return PartOrders.give(
                    workspace, parts, "stop", "is stopped.", "there is nothing to stop.");
        }
        Optional<RunRecord> run = workspace.state().read();
        if (run.isEmpty()) {
            System.out.println("Nothing runs (state folder " + workspace.state().path() + ").");
            return ExitCode.DONE;
        }
        Optional<ProcessHandle> launcher = run.get().launcher().find();
        if (launcher.isPresent()) {
            stopLauncher(run.get(), launcher.get());
        }
        // Normally none are left; they are when the launcher was killed, then or just now.
        stopOrphans(workspace);
        System.out.println("Stopped.");
        return ExitCode.DONE;
    }

    private static void stopLauncher(RunRecord run, ProcessHandle launcher)
            throws InterruptedException, ExecutionException {
        System.out.println("Stopping the platform (pid " + launcher.pid() + ") ...");
        try {
            new ControlClient(run).stop();
        } catch (IOException e) {
            launcher.destroy(); // It takes no orders, or none yet; a signal says the same.
        }
        try {
            launcher.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            System.out.println("It did not end within " + PATIENCE.toSeconds() + " s; killing it.");
            launcher.destroyForcibly();
            launcher.onExit().get();
        }
    }

    private static void stopOrphans(Workspace workspace) throws IOException, InterruptedException {
        Optional<RunRecord> left = workspace.state().read();
        if (left.isEmpty()) {
            return;
        }
        List<PartRecord> orphans = Orphans.in(left.get());
        if (!orphans.isEmpty()) {
            System.out.println(
                    "Stopping what a killed launcher left: "
                            + orphans.stream()
                                    .map(PartRecord::name)
                                    .collect(Collectors.joining(", ")));
            Orphans.stop(orphans, Supervisor.GRACE);
        }
        workspace.state().forget();
    }
}
