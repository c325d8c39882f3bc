package io.streamplatform.launcher.cli;

import io.streamplatform.launcher.prepare.Commands;
import io.streamplatform.launcher.run.BackgroundProcess;
import io.streamplatform.launcher.run.ControlClient;
import io.streamplatform.launcher.run.PlatformStatus;
import io.streamplatform.launcher.state.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts the platform in a process of its own that outlives this command and its terminal, shows
 * what that process says until everything is ready, and stops it again when this command is
 * interrupted before.
 */
final class Background {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Workspace workspace;

    Background(Workspace workspace) {
        this.workspace = workspace;
    }

    int start(List<String> arguments) throws IOException, InterruptedException {
        Path log = workspace.state().logs().resolve("launcher.log");
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
        Process launcher = BackgroundProcess.start(command(arguments), workspace.root(), log);
        Thread giveUp = new Thread(launcher::destroy, "stop-launcher");
        Runtime.getRuntime().addShutdownHook(giveUp);
        var tail = new TailToScreen(log);
        while (launcher.isAlive() && !isReady(launcher.pid())) {
            tail.show();
            Thread.sleep(PAUSE);
        }
        tail.show();
        if (!launcher.isAlive()) {
            return Math.max(ExitCode.FAILED, launcher.waitFor());
        }
        Runtime.getRuntime().removeShutdownHook(giveUp);
        return ExitCode.DONE;
    }

    private boolean isReady(long pid) throws IOException {
        Optional<RunRecord> run =
                workspace.state().read().filter(found -> found.launcher().pid() == pid);
        if (run.isEmpty() || run.get().controlPort() == 0) {
            return false;
        }
        try {
            PlatformStatus status = new ControlClient(run.get()).status();
            return status.state() == PlatformStatus.State.RUNNING;
        } catch (IOException e) {
            return false; // It has just ended, which the next look at its process tells.
        }
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Commands.java());
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-Xms8m",
                        "-Xmx64m",
                        "-Xss512k",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dplatform.root=" + workspace.root(),
                        "-cp",
                        System.getProperty(
                                "platform.launcher", System.getProperty("java.class.path")),
                        Main.class.getName()));
        command.addAll(arguments);
        command.addAll(List.of("--state-dir", workspace.state().path().toString()));
        return command;
    }
}
