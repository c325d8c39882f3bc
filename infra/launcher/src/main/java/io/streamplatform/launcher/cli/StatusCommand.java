package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.run.ControlClient;
import io.streamplatform.launcher.run.PlatformStatus;
import io.streamplatform.launcher.run.StatusWithoutLauncher;
import io.streamplatform.launcher.state.RunRecord;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./platform status}. */
@Command(
        name = "status",
        description = "Shows every part: process, port, health, uptime and memory.")
final class StatusCommand implements Callable<Integer> {

    @ParentCommand private PlatformCommand platform;

    @Option(names = "--json", description = "For a program to read.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PlatformStatus status = ask(platform.workspace());
        System.out.println(
                json
                        ? JsonMapper.builder()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .build()
                                .writeValueAsString(status)
                        : StatusTable.of(status));
        return switch (status.state()) {
            case STOPPED, ORPHANED -> ExitCode.NOT_RUNNING;
            case STARTING, STOPPING -> ExitCode.NOT_READY;
            case RUNNING -> status.ready() ? ExitCode.DONE : ExitCode.NOT_READY;
        };
    }

    private static PlatformStatus ask(Workspace workspace) throws IOException {
        Optional<RunRecord> run = workspace.running();
        if (run.isPresent() && run.get().launcher().find().isPresent()) {
            try {
                return new ControlClient(run.get()).status();
            } catch (IOException e) {
                return StatusWithoutLauncher.starting(workspace.state(), run.get());
            }
        }
        return StatusWithoutLauncher.of(workspace.state());
    }
}
