package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.boot.Build;
import io.streamplatform.launcher.parts.Brokers;
import io.streamplatform.launcher.parts.Part;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./platform build}. */
@Command(
        name = "build",
        description = "Builds what is not built or out of date, as start does before it starts.")
final class BuildCommand implements Callable<Integer> {

    @ParentCommand private PlatformCommand platform;

    @Override
    public Integer call() throws Exception {
        Workspace workspace = platform.workspace();
        Set<String> modules =
                workspace.parts(Brokers.ONE, Map.of(), Set.of()).stream()
                        .map(Part::program)
                        .map(program -> program.module())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean built = new Build(workspace.root(), System.out::println).bring(modules);
        if (built) {
            System.out.println("Everything is built.");
        }
        return built ? ExitCode.DONE : ExitCode.FAILED;
    }
}
