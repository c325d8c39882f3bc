package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.run.ControlClient;
import io.streamplatform.launcher.run.PartFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./platform restart PART}. */
@Command(
        name = "restart",
        description = "Stops parts of the running platform and starts them again.")
final class RestartCommand implements Callable<Integer> {

    @ParentCommand private PlatformCommand platform;

    @Parameters(paramLabel = "PART", arity = "1..*", description = "Parts to restart.")
    private List<String> parts = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        Workspace workspace = platform.workspace();
        ControlClient control = workspace.control("start it with ./platform start.");
        try {
            for (String part : workspace.known(parts)) {
                control.order(part, "restart");
                System.out.println(part + " is ready again.");
            }
            return ExitCode.DONE;
        } catch (PartFailedException e) {
            throw new CommandFailedException(ExitCode.FAILED, String.valueOf(e.getMessage()));
        }
    }
}
