package io.streamplatform.launcher.cli;

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
        description =
                "Stops parts of the running platform and starts them again, one after the other.")
final class RestartCommand implements Callable<Integer> {

    @ParentCommand private PlatformCommand platform;

    @Parameters(paramLabel = "PART", arity = "1..*", description = "Parts to restart.")
    private List<String> parts = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Workspace workspace = platform.workspace();
        // One after the other, so that of three brokers there are always two.
        for (String part : workspace.known(parts, workspace.brokers())) {
            int _ =
                    PartOrders.give(
                            workspace,
                            List.of(part),
                            "restart",
                            "is ready again.",
                            "start it with ./platform start.");
        }
        return ExitCode.DONE;
    }
}
