package io.streamplatform.launcher.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./platform kill PART}. */
@Command(
        name = "kill",
        description = {
            "Kills parts of the running platform as a power cut would (SIGKILL), to see what the"
                    + " others do.",
            "Start them again with ./platform start PART."
        })
final class KillCommand implements Callable<Integer> {

    @ParentCommand private PlatformCommand platform;

    @Parameters(paramLabel = "PART", arity = "1..*", description = "Parts to kill.")
    private List<String> parts = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return PartOrders.give(
                platform.workspace(),
                parts,
                "kill",
                "is killed; it stays away until ./platform start brings it back.",
                "there is nothing to kill.");
    }
}
