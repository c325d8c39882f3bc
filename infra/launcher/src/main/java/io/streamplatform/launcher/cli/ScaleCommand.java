package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.parts.LikesConsumers;
import io.streamplatform.launcher.run.PartFailedException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./platform scale likes-consumers N}. */
@Command(
        name = "scale",
        description = {
            "Has so many consumers of likes run, to see their group share the partitions anew.",
            "Those that are missing are started; of those that are too many the last are stopped"
                    + " first."
        })
final class ScaleCommand implements Callable<Integer> {

    @ParentCommand private PlatformCommand platform;

    @Parameters(
            index = "0",
            paramLabel = LikesConsumers.ALL,
            description = "What is scaled; there is nothing else that can be.")
    private String what = "";

    @Parameters(
            index = "1",
            paramLabel = "N",
            description = "How many are to run, 0 to " + LikesConsumers.MOST + ".")
    private int count;

    @Override
    public Integer call() throws IOException {
        if (!what.equals(LikesConsumers.ALL)) {
            throw new CommandFailedException(
                    ExitCode.USAGE,
                    "'%s' cannot be scaled; only %s can: ./platform scale %s 4."
                            .formatted(what, LikesConsumers.ALL, LikesConsumers.ALL));
        }
        LikesConsumers.requirePossible(count);
        Workspace workspace = platform.workspace();
        try {
            System.out.println(
                    workspace
                            .control(
                                    "start it with ./platform start --likes-consumers "
                                            + count
                                            + ".")
                            .scaleLikesConsumers(count));
        } catch (PartFailedException e) {
            throw new CommandFailedException(ExitCode.FAILED, String.valueOf(e.getMessage()));
        }
        return ExitCode.DONE;
    }
}
